package fr.passerelle.dmp;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.formats.xds.Lots;

/** The DMP over SOAP: one class per transaction, one {@link Caller} for all. */
public final class DmpClient implements DocumentRegistry {
    private final FeedTransaction feeding;
    private final DeleteTransaction deletion;
    private final FindTransaction search;
    private final ProfileTransaction profiles;

    /**
     * @param ids of messages, assertions, signatures and MIME boundaries: random in production
     * @throws IllegalArgumentException when production would be called without TLS
     */
    public DmpClient(DmpSettings settings, DmpSecurity security, SoapTransport transport, ReactionTable reactions, Lots lots,
            DocumentSource documents,
            AnswerJournal journal, Supplier<UUID> ids, InstantSource clock) {
        if (security.environment() == Environment.PRODUCTION && !"https".equals(settings.base().getScheme())) {
            throw new IllegalArgumentException("production is reached by https only");
        }
        var caller = new Caller(settings, security, transport, journal, ids, clock);
        var read = new Reactions(reactions);
        this.feeding = new FeedTransaction(caller, read, lots, documents, new LotSeal(documents, security, ids), ids);
        this.deletion = new DeleteTransaction(caller, read, lots);
        this.search = new FindTransaction(caller, read);
        this.profiles = new ProfileTransaction(caller, read, settings.vihf().lpsName(), ids);
    }

    @Override
    public Reaction feed(Lot lot, Departure departure) {
        return feeding.feed(lot, departure);
    }

    @Override
    public Reaction delete(Removal removal, Departure departure) {
        return deletion.delete(removal, departure);
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
