package fr.passerelle.dmpdispatch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Enquiry;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Removal;
import fr.passerelle.dmp.DmpClient;
import fr.passerelle.dmp.DmpSecurity;
import fr.passerelle.dmp.DmpSettings;
import fr.passerelle.dmp.ReactionTable;
import fr.passerelle.dmp.RequestBody;
import fr.passerelle.dmp.SoapAnswer;
import fr.passerelle.dmp.VihfOptions;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.formats.example.Example;
import fr.passerelle.formats.pathway.PathwayReader;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.tls.KeyEntry;
import fr.passerelle.tls.RehearsalKeys;
import fr.passerelle.tls.StructureKeys;
import fr.passerelle.tls.TrustAnchors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads a pathway, signs and writes the requests of the example to nowhere, with a key made for this, and reads an answer that says nothing. */
final class Rehearsal {
    private static final UUID NO_ID = new UUID(0, 0);
    private static final byte[] ANSWER = "<Envelope xmlns=\"http://www.w3.org/2003/05/soap-envelope\"><Body/></Envelope>".getBytes(UTF_8);

    private Rehearsal() {
    }

    static void run() {
        new PathwayReader().read(Example.pathway());
        var settings = new DmpSettings(URI.create("https://dmp.invalid"), Duration.ZERO, Duration.ZERO, VihfOptions.of("-", "-"));
        var dmp = new DmpClient(settings, security(), (_, _, _, body, _) -> nowhere(body), ReactionTable.standard(), new Lots(),
                Example::open,
                (_, _, _) -> {
                }, () -> NO_ID, () -> Instant.EPOCH);
        var lot = new Lot(Example.documents(), 0, "1.2.250.1.999.1.1.9002.5.1", Visibility.OPEN, null);
        var enquiry = new Enquiry(Example.documents(), 0, "1.2.250.1.999.1.1.9002.3.1");
        dmp.feed(lot, Departure.AT_ONCE);
        dmp.find(enquiry);
        dmp.profile(enquiry);
        dmp.delete(new Removal(lot.content(), 0, lot.lotId(), "urn:uuid:" + NO_ID), Departure.AT_ONCE);
    }

    private static DmpSecurity security() {
        TrustAnchors anchors = RehearsalKeys.anchors();
        KeyEntry entry = RehearsalKeys.entry();
        return new DmpSecurity(Environment.TEST, (_, _) -> new StructureKeys(entry, entry), () -> anchors, SignatureDigest.SHA256,
                SignatureDigest.SHA256);
    }

    private static SoapAnswer nowhere(RequestBody body) {
        try {
            body.writeTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SoapAnswer.Received(200, "application/soap+xml", ANSWER);
    }
}
