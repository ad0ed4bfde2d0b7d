package fr.passerelle.dmp;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Reaction;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.tls.KeyEntry;

/** The ITI-41 of one document as dmp-dispatch sends it, whole or in the parts that are measured by themselves. */
public final class Feeding {
    private static final int MOST_LOST = 3;
    private static final String LOT = "1.2.250.1.999.1.1.5.1";

    private final DmpSettings settings;
    private final DmpSecurity security;
    private final DocumentSource documents;
    private final InstantSource clock = InstantSource.system();
    private final Lots lots = new Lots();

    /** @param base address of the DMP */
    public Feeding(URI base, DmpSecurity security, DocumentSource documents) {
        this.settings = new DmpSettings(base, Duration.ofSeconds(5), Duration.ofSeconds(60), VihfOptions.of("bench", "bench"));
        this.security = security;
        this.documents = documents;
    }

    /** Writes the request without any signature to nowhere. */
    public void writeUnsigned(DocumentPackage content) {
        written(unsigned(content));
    }

    /** Posts the request without any signature. */
    public void postUnsigned(DocumentPackage content) {
        Iti41Request request = unsigned(content);
        var transport = again(new HttpSoapTransport(settings));
        accepted(transport.post((SSLSocketFactory) SSLSocketFactory.getDefault(), Operation.FEED.path(), request.contentType(), request,
                Departure.AT_ONCE));
    }

    /** Writes the request with both signatures to nowhere. */
    public void writeSigned(DocumentPackage content) {
        feed(content, (_, _, _, body, _) -> {
            written(body);
            return new SoapAnswer.NotSent("nowhere");
        });
    }

    /**
     * Posts the request with both signatures, over TLS where the address says so.
     *
     * @throws IllegalStateException when it is not taken
     */
    public void postSigned(DocumentPackage content) {
        Reaction reaction = feed(content, again(new HttpSoapTransport(settings)));
        if (reaction.kind() != Kind.DONE) {
            throw new IllegalStateException("not fed: " + reaction);
        }
    }

    /** Makes both signatures, with the reading of the document that the digest of the lot needs. */
    public void sign(DocumentPackage content) {
        Instant now = clock.instant();
        KeyEntry signer = signer(content);
        security.assertionSigner().sign(assertion(content, now, signer.subject()), signer);
        new LotSeal(documents, security, UUID::randomUUID).of(lot(content), now, signer);
    }

    /** One connection in many thousands is reset on this machine: the call is made again, and its time counts. */
    private static SoapTransport again(SoapTransport transport) {
        return (tls, path, contentType, body, departure) -> {
            SoapAnswer answer = transport.post(tls, path, contentType, body, departure);
            for (int lost = 0; lost < MOST_LOST && answer instanceof SoapAnswer.Lost; lost++) {
                answer = transport.post(tls, path, contentType, body, departure);
            }
            return answer;
        };
    }

    private Reaction feed(DocumentPackage content, SoapTransport transport) {
        var client = new DmpClient(settings, security, transport, ReactionTable.standard(), lots, documents, (_, _, _) -> {
        }, UUID::randomUUID, clock);
        return client.feed(lot(content), Departure.AT_ONCE);
    }

    private Iti41Request unsigned(DocumentPackage content) {
        Instant now = clock.instant();
        PreparedDocument document = content.documents().getFirst();
        var lot = lots.forDmp(lot(content), now);
        var entry = lot.documents().getFirst();
        var part = new MimePart(entry.id(), "doc1@passerelle", entry.mimeType(), document.size(), () -> documents.open(document.cda()));
        var addressing = new Addressing(Exchange.messageId(UUID.randomUUID()), settings.service(Operation.FEED.path()),
                Operation.FEED.action());
        return new Iti41Request(addressing, assertion(content, now, "CN=bench"), lot, List.of(part), "passerelle-" + UUID.randomUUID());
    }

    private byte[] assertion(DocumentPackage content, Instant now, String issuer) {
        return new Vihf("_" + UUID.randomUUID(), now, issuer, content, content.requester(0), settings.vihf()).bytes();
    }

    private KeyEntry signer(DocumentPackage content) {
        return security.keys().keys(content.establishment().finess(), content.establishment().structureId()).signature();
    }

    private static Lot lot(DocumentPackage content) {
        return new Lot(content, 0, LOT, Visibility.OPEN, null);
    }

    private static void written(RequestBody body) {
        try {
            body.writeTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accepted(SoapAnswer answer) {
        if (!(answer instanceof SoapAnswer.Received received) || received.status() != 200) {
            throw new IllegalStateException("not fed: " + answer);
        }
    }
}
