package fr.passerelle.dmpdispatch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.DocumentRegistry.Enquiry;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Removal;
import fr.passerelle.dmp.DmpClient;
import fr.passerelle.dmp.DmpSettings;
import fr.passerelle.dmp.ReactionTable;
import fr.passerelle.dmp.RequestBody;
import fr.passerelle.dmp.SoapAnswer;
import fr.passerelle.dmp.VihfOptions;
import fr.passerelle.formats.example.Example;
import fr.passerelle.formats.xds.Lots;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes the requests of the example to nowhere and reads an answer that says nothing. */
final class Rehearsal {
    private static final UUID NO_ID = new UUID(0, 0);
    private static final byte[] ANSWER = "<Envelope xmlns=\"http://www.w3.org/2003/05/soap-envelope\"><Body/></Envelope>".getBytes(UTF_8);

    private Rehearsal() {
    }

    static void run() {
        var settings = new DmpSettings(URI.create("https://dmp.invalid"), Duration.ZERO, Duration.ZERO, VihfOptions.of("-", "-"));
        var dmp = new DmpClient(settings, (_, _, body) -> nowhere(body), ReactionTable.standard(), new Lots(), Example::open, (_, _, _) -> {
        }, () -> NO_ID, () -> Instant.EPOCH);
        var lot = new Lot(Example.documents(), 0, "1.2.250.1.999.1.1.9002.5.1", Visibility.OPEN, null);
        var enquiry = new Enquiry(Example.documents(), 0, "1.2.250.1.999.1.1.9002.3.1");
        dmp.feed(lot);
        dmp.find(enquiry);
        dmp.profile(enquiry);
        dmp.delete(new Removal(lot.content(), 0, lot.lotId(), "urn:uuid:" + NO_ID));
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
