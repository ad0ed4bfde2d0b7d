package fr.passerelle.dmpdispatch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.dmp.DmpClient;
import fr.passerelle.dmp.DmpSecurity;
import fr.passerelle.dmp.DmpSettings;
import fr.passerelle.dmp.ReactionTable;
import fr.passerelle.dmp.RequestBody;
import fr.passerelle.dmp.SoapAnswer;
import fr.passerelle.dmp.VihfOptions;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.formats.cda.CdaN1;
import fr.passerelle.formats.cda.CdaN1Writer;
import fr.passerelle.formats.example.Example;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.simulators.dmp.DmpAnswer;
import fr.passerelle.simulators.dmp.DmpSimulator;
import fr.passerelle.simulators.dmp.Enforcement;
import fr.passerelle.simulators.pki.TestPki;
import fr.passerelle.tls.KeyRing;
import fr.passerelle.tls.TrustAnchors;

/** The simulated DMP, everything enforced but the socket, and our client in front of it; real CDA in the vault. */
final class SimulatedDmp {
    /** Making keys takes longer than a story. */
    private static final TestPki AUTHORITY = TestPki.create();
    private static final String SECRET = AUTHORITY.secret("1750999997");
    private static final int NEVER_TOO_MANY = 10_000;

    final DmpSimulator simulator;
    private final ChainWorld world;

    SimulatedDmp(ChainWorld world) {
        this.world = world;
        // The clock of a story stands still between two events.
        this.simulator = DmpSimulator.inProcess(fr.passerelle.simulators.dmp.DmpSettings.secured(world.clock, AUTHORITY)
                .with(Enforcement.by(AUTHORITY).withRate(NEVER_TOO_MANY, 429)), UUID::randomUUID);
        var ring = new KeyRing(_ -> Optional.of(SECRET), Environment.TEST, Duration.ofMinutes(5), (_, _, _) -> {
        }, world.clock);
        var security = new DmpSecurity(Environment.TEST, ring, () -> TrustAnchors.ofPem(AUTHORITY.trustPem()), SignatureDigest.SHA256,
                SignatureDigest.SHA256);
        var settings = new DmpSettings(URI.create("https://dmp.invalid/si-dmp-server/v2/services"), Duration.ZERO, Duration.ZERO,
                VihfOptions.of("test", "HOMOLOGATION-A-OBTENIR"));
        world.registry = new DmpClient(settings, security,
                (_, path, type, body, departure) -> departure.await() ? post(path, type, body) : SoapAnswer.Withheld.CEILING,
                ReactionTable.standard(),
                new Lots(), world.vault::open, (_, _, _) -> {
                }, UUID::randomUUID, world.clock);
    }

    private SoapAnswer post(String path, String contentType, RequestBody body) {
        try {
            var bytes = new ByteArrayOutputStream();
            body.writeTo(bytes);
            DmpAnswer answer = simulator.answer(DmpSimulator.SERVICES + path, contentType, bytes.toByteArray());
            return new SoapAnswer.Received(answer.status(), answer.contentType(), answer.body());
        } catch (IOException e) {
            return new SoapAnswer.Lost("IOException");
        }
    }

    /** The package with a CDA that stands up to the rules of the DMP, put in the vault. */
    DocumentPackage real(DocumentPackage content) {
        PreparedDocument document = content.documents().getFirst();
        Version replaces = document.source().replaces();
        var cda = new CdaN1(content.establishment(), null, content.patient(), document.source(), document.uniqueId(), document.setId(),
                replaces == null ? null : Contents.uniqueId(replaces));
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new ByteArrayInputStream(Example.open(document.pdf()).readAllBytes())) {
            new CdaN1Writer().write(cda, pdf, bytes);
            world.vault.put(document.cda(), bytes.toByteArray(), "text/xml");
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes.toByteArray()));
            var exact = new PreparedDocument(document.source(), document.uniqueId(), document.setId(), document.chain(), document.cda(),
                    bytes.size(), hash, document.pdf(), document.pdfSize());
            return new DocumentPackage(content.inputId(), content.establishment(), content.site(), content.patient(), List.of(exact),
                    List.of(), content.destinations(), content.message(), content.instructions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
