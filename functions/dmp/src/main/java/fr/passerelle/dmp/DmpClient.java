package fr.passerelle.dmp;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.formats.xds.Lots;

/** The DMP over SOAP: one class per transaction, one {@link Caller} for all. */
public final class DmpClient implements DocumentRegistry {
    private final FeedTransaction feeding;
    private final DeleteTransaction deletion;
    private final FindTransaction search;
    private final ProfileTransaction profiles;

    /** @param ids of messages, assertions and MIME boundaries: random in production */
    public DmpClient(DmpSettings settings, SoapTransport transport, ReactionTable reactions, Lots lots, DocumentSource documents,
            AnswerJournal journal, Supplier<UUID> ids, InstantSource clock) {
        var caller = new Caller(settings, transport, journal, ids, clock);
        var read = new Reactions(reactions);
        this.feeding = new FeedTransaction(caller, read, lots, documents, ids);
        this.deletion = new DeleteTransaction(caller, read, lots);
        this.search = new FindTransaction(caller, read);
        this.profiles = new ProfileTransaction(caller, read, settings.vihf().lpsName(), ids);
    }

    @Override
    public Reaction feed(Lot lot) {
        return feeding.feed(lot);
    }

    @Override
    public Reaction delete(Removal removal) {
        return deletion.delete(removal);
    }

    @Override
    public Presence find(Enquiry enquiry) {
        return search.find(enquiry);
    }

    @Override
    public ProfileAnswer profile(Enquiry enquiry) {
        return profiles.profile(enquiry);
    }
}
