package fr.passerelle.dmp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

import javax.net.ssl.SSLSocketFactory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.dmp.security.AssertionSigner;
import fr.passerelle.tls.KeyEntry;
import fr.passerelle.tls.StructureKeys;
import fr.passerelle.tls.UnusableKeysException;

/**
 * Makes every call to the DMP, each with its own MessageID and its own VIHF (dmp-transport.md §12), and keeps the answers that need
 * explaining. Nothing else uses the transport.
 */
final class Caller {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final DmpSettings settings;
    private final DmpSecurity security;
    private final AssertionSigner assertions;
    private final SoapTransport transport;
    private final AnswerJournal journal;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    Caller(DmpSettings settings, DmpSecurity security, SoapTransport transport, AnswerJournal journal, Supplier<UUID> ids,
            InstantSource clock) {
        this.settings = settings;
        this.security = security;
        this.assertions = security.assertionSigner();
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
         * @param assertion signed, to be put unchanged into the envelope
         * @param now time of the call
         * @param signer for what else is to be signed
         * @throws WithheldException when it must not be sent
         */
        Request write(Addressing addressing, byte[] assertion, Instant now, KeyEntry signer);
    }

    /**
     * Makes one call, or none when its keys cannot be used or its parts disagree: the answer then says why.
     *
     * @param part of the package, whose requester speaks
     * @param departure of the request
     */
    Exchange call(Operation operation, DocumentPackage content, int part, Departure departure, Writing writing) {
        UUID message = ids.get();
        return new Exchange(operation, content.inputId(), message, answer(operation, message, content, part, departure, writing));
    }

    private SoapAnswer answer(Operation operation, UUID message, DocumentPackage content, int part, Departure departure, Writing writing) {
        Instant now = clock.instant();
        Establishment establishment = content.establishment();
        try {
            Coherence.patient(content.patient().requiredIns(), security.environment());
            StructureKeys keys = security.keys().keys(establishment.finess(), establishment.structureId());
            SSLSocketFactory tls = security.sockets(keys.authentication());
            var addressing = new Addressing(Exchange.messageId(message), settings.service(operation.path()), operation.action());
            Request request = writing.write(addressing, assertion(content, part, now, keys.signature()), now, keys.signature());
            return transport.post(tls, operation.path(), request.contentType(), request.body(), departure);
        } catch (UnusableKeysException e) {
            return new SoapAnswer.Withheld(Kind.CONFIG, Health.REFUSED, e.reason());
        } catch (WithheldException e) {
            return e.answer();
        }
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

    private byte[] assertion(DocumentPackage content, int part, Instant now, KeyEntry signer) {
        var vihf = new Vihf("_" + ids.get(), now, signer.subject(), content, content.requester(part), settings.vihf());
        return assertions.sign(vihf.bytes(), signer);
    }
}
