package fr.passerelle.dmp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Reaction;

/**
 * Makes every call to the DMP, each with its own MessageID and its own VIHF (dmp-transport.md §12), and keeps the answers that need
 * explaining. Nothing else uses the transport.
 */
final class Caller {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final DmpSettings settings;
    private final SoapTransport transport;
    private final AnswerJournal journal;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    Caller(DmpSettings settings, SoapTransport transport, AnswerJournal journal, Supplier<UUID> ids, InstantSource clock) {
        this.settings = settings;
        this.transport = transport;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes the request of one transaction. */
    @FunctionalInterface
    interface Writing {
        /**
         * Writes a request.
         *
         * @param assertion to be put unchanged into the envelope
         * @param now time of the call
         */
        Request write(Addressing addressing, byte[] assertion, Instant now);
    }

    /**
     * Makes one call.
     *
     * @param part of the package, whose requester speaks
     */
    Exchange call(Operation operation, DocumentPackage content, int part, Writing writing) {
        Instant now = clock.instant();
        UUID message = ids.get();
        var addressing = new Addressing(Exchange.messageId(message), settings.service(operation.path()), operation.action());
        Request request = writing.write(addressing, assertion(content, part, now), now);
        SoapAnswer answer = transport.post(operation.path(), request.contentType(), request.body());
        return new Exchange(operation, content.inputId(), message, answer);
    }

    /**
     * Ends a call that changes something: only a plain success needs no explanation.
     *
     * @param lotId of the lot sent
     */
    Reaction concluded(Exchange exchange, String lotId, Reaction reaction) {
        LOG.info("{} lot {} message {}: {} {}", exchange.operation(), lotId, exchange.message(), reaction.kind(),
                reaction.nationalCodes());
        if (reaction.kind() != Kind.DONE || !reaction.nationalCodes().isEmpty()) {
            keep(exchange);
        }
        return reaction;
    }

    /** Keeps the raw answer, if there is one. */
    void keep(Exchange exchange) {
        if (exchange.answer() instanceof SoapAnswer.Received received && received.body().length > 0) {
            journal.keep(exchange.inputId(), exchange.message().toString(), received.body());
        }
    }

    private byte[] assertion(DocumentPackage content, int part, Instant now) {
        return new Vihf("_" + ids.get(), now, content, content.requester(part), settings.vihf()).bytes();
    }
}
