package fr.passerelle.local.preview;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Past;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Lot;
import fr.passerelle.core.port.DocumentRegistry.Removal;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.rule.Chains;
import fr.passerelle.dmp.DmpClient;
import fr.passerelle.dmp.DmpSecurity;
import fr.passerelle.dmp.DmpSettings;
import fr.passerelle.dmp.ReactionTable;
import fr.passerelle.dmp.VihfOptions;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.formats.xds.Lots;
import fr.passerelle.formats.xds.SubmitObjectsRequestWriter;
import fr.passerelle.simulators.pki.TestPki;
import fr.passerelle.tls.KeyRing;
import fr.passerelle.tls.TrustAnchors;

/** What would go to the DMP, signed with keys of the test authority made for this and thrown away. */
final class DmpFiles {
    /** In place of the reference that only the DMP can give. */
    private static final String ANY_REFERENCE = "urn:uuid:00000000-0000-0000-0000-000000000000";

    private final PackageVault vault;
    private final TransmissionStore store;
    private final InstantSource clock;
    private final Function<String, Path> files;
    private final Lots lots = new Lots();

    /** @param files where a file of that name goes */
    DmpFiles(PackageVault vault, TransmissionStore store, InstantSource clock, Function<String, Path> files) {
        this.vault = vault;
        this.store = store;
        this.clock = clock;
        this.files = files;
    }

    /** @param number end of the names, empty for the first */
    void write(Dispatch dispatch, DocumentPackage content, String number) throws IOException {
        if (content.deletes()) {
            var removal = new Removal(content, dispatch.part(), dispatch.outsideId(), ANY_REFERENCE);
            Files.write(files.apply("lot" + number + ".xml"),
                    new SubmitObjectsRequestWriter().document(lots.forDeletion(removal, clock.instant())));
            client(content, "iti57" + number + ".xml").delete(removal, Departure.AT_ONCE);
            return;
        }
        PreparedDocument document = content.documents().get(dispatch.part());
        try (InputStream cda = vault.open(document.cda())) {
            Files.copy(cda, files.apply("document" + number + ".xml"), StandardCopyOption.REPLACE_EXISTING);
        }
        Past past = new Chains(store).before(dispatch, new ChainKey(dispatch.establishment(), document.chain()), document.source().id());
        var lot = new Lot(content, dispatch.part(), dispatch.outsideId(), past.visibility(),
                past.accepted() == null ? null : ANY_REFERENCE);
        Files.write(files.apply("lot" + number + ".xml"), new SubmitObjectsRequestWriter().document(lots.forDmp(lot, clock.instant())));
        client(content, "iti41" + number + ".mime").feed(lot, Departure.AT_ONCE);
    }

    private DmpClient client(DocumentPackage content, String file) {
        var settings = new DmpSettings(URI.create("https://dmp.example/si-dmp-server/v2/services"), Duration.ofSeconds(1),
                Duration.ofSeconds(1), VihfOptions.of("preview", "HOMOLOGATION-A-OBTENIR"));
        return new DmpClient(settings, security(content.establishment().structureId()), new FileSoapTransport(files.apply(file)),
                ReactionTable.standard(), lots, vault::open, (_, _, _) -> {
                }, UUID::randomUUID, clock);
    }

    private DmpSecurity security(String structure) {
        TestPki authority = TestPki.create();
        String secret = authority.secret(structure);
        var ring = new KeyRing(_ -> Optional.of(secret), Environment.TEST, Duration.ofDays(1), (_, _, _) -> {
        }, clock);
        return new DmpSecurity(Environment.TEST, ring, () -> TrustAnchors.ofPem(authority.trustPem()), SignatureDigest.SHA256,
                SignatureDigest.SHA256);
    }
}
