package fr.passerelle.dmp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.formats.xds.DocumentEntry;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.formats.xds.SubmitObjectsRequest;

/**
 * The DMP over SOAP. Each call has its own MessageID and its own VIHF; what identifies the document and the lot comes from the package
 * and never changes (dmp-transport.md §12).
 */
public final class DmpClient implements DocumentRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(DmpClient.class);
    private static final int OK = 200;

    private final DmpSettings settings;
    private final SoapTransport transport;
    private final Reactions reactions;
    private final Lots lots;
    private final DocumentSource documents;
    private final AnswerJournal journal;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    /** @param ids of messages, assertions and MIME boundaries: random in production */
    public DmpClient(DmpSettings settings, SoapTransport transport, ReactionTable reactions, Lots lots, DocumentSource documents,
            AnswerJournal journal, Supplier<UUID> ids, InstantSource clock) {
        this.settings = settings;
        this.transport = transport;
        this.reactions = new Reactions(reactions);
        this.lots = lots;
        this.documents = documents;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Reaction feed(Lot lot) {
        Instant now = clock.instant();
        UUID message = ids.get();
        Addressing addressing = addressing(message, DmpSettings.REPOSITORY, Iti41Request.ACTION);
        SubmitObjectsRequest metadata = lots.forDmp(lot.content(), lot.part(), lot.lotId(), now);
        var request = new Iti41Request(addressing, assertion(lot.content(), lot.part(), now), metadata, parts(lot, metadata),
                "passerelle-" + ids.get());
        SoapAnswer answer = transport.post(DmpSettings.REPOSITORY, request.contentType(), request);
        Reaction reaction = reactions.to(answer, addressing.messageId());
        LOG.info("lot {} message {}: {} {}", lot.lotId(), message, reaction.kind(), reaction.nationalCodes());
        if (reaction.kind() != Kind.DONE || !reaction.nationalCodes().isEmpty()) {
            keep(lot.content(), message, answer);
        }
        return reaction;
    }

    @Override
    public Presence find(Enquiry enquiry) {
        UUID message = ids.get();
        Addressing addressing = addressing(message, DmpSettings.REGISTRY, GetDocumentsRequest.ACTION);
        var request = new GetDocumentsRequest(addressing, assertion(enquiry.content(), enquiry.part(), clock.instant()),
                enquiry.uniqueId());
        SoapAnswer answer = transport.post(DmpSettings.REGISTRY, GetDocumentsRequest.CONTENT_TYPE, request);
        Presence presence = presence(answer, addressing.messageId());
        LOG.info("document {} message {}: {}", enquiry.uniqueId(), message, presence.getClass().getSimpleName());
        if (presence instanceof Presence.Unknown) {
            keep(enquiry.content(), message, answer);
        }
        return presence;
    }

    /** Only a clean success proves absence; a reference proves presence whatever else is said. */
    private Presence presence(SoapAnswer answer, String messageId) {
        if (!(answer instanceof SoapAnswer.Received received) || received.status() != OK
                || !(ReplyReader.read(received.contentType(), received.body(), messageId) instanceof Reply.Registry registry)) {
            return new Presence.Unknown(reactions.to(answer, messageId));
        }
        if (!registry.references().isEmpty()) {
            return new Presence.Found(registry.references());
        }
        return registry.status().equals("Success") && registry.errors().isEmpty()
                ? new Presence.Absent()
                : new Presence.Unknown(reactions.to(answer, messageId));
    }

    private Addressing addressing(UUID message, String path, String action) {
        return new Addressing("urn:uuid:" + message, settings.service(path), action);
    }

    private byte[] assertion(DocumentPackage content, int part, Instant now) {
        return new Vihf("_" + ids.get(), now, content, content.requester(part), settings.vihf()).bytes();
    }

    private List<MimePart> parts(Lot lot, SubmitObjectsRequest metadata) {
        PreparedDocument document = document(lot);
        DocumentEntry entry = metadata.documents().getFirst();
        return List
                .of(new MimePart(entry.id(), "doc1@passerelle", entry.mimeType(), document.size(), () -> documents.open(document.cda())));
    }

    private static PreparedDocument document(Lot lot) {
        return lot.content().documents().get(lot.part());
    }

    private void keep(DocumentPackage content, UUID message, SoapAnswer answer) {
        if (answer instanceof SoapAnswer.Received received && received.body().length > 0) {
            journal.keep(content.inputId(), message.toString(), received.body());
        }
    }
}
