package fr.passerelle.throughput;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import fr.passerelle.bench.Folders;
import fr.passerelle.bench.SyntheticDrop;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.dmp.DmpSecurity;
import fr.passerelle.dmp.Feeding;
import fr.passerelle.dmp.security.SignatureDigest;
import fr.passerelle.documentintake.Packaging;
import fr.passerelle.tls.KeyRing;
import fr.passerelle.tls.TrustAnchors;

/** One drop of a given size, and all it goes through. Keys and addresses are those of {@link Surroundings}. */
@State(Scope.Benchmark)
public class Work {
    /** Bytes of the PDF. */
    @Param({"51200", "409600", "5242880", "20971520"})
    public int size;

    byte[] pdf = {};
    Path folder = Path.of("");
    FilesVault vault = new FilesVault();
    Packaging packaging;
    Feeding plain;
    Feeding mutualTls;

    /** Writes the PDF where an intake has it: in a temporary file. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("throughput");
        pdf = SyntheticDrop.pdf(size);
        packaging = new Packaging(SyntheticDrop.establishment(), SyntheticDrop.descriptor(),
                Files.write(folder.resolve("lettre.pdf"), pdf), vault);
        DmpSecurity security = security(Surroundings.ofFork());
        plain = new Feeding(URI.create(Surroundings.ofFork().plain()), security, vault::open);
        mutualTls = new Feeding(URI.create(Surroundings.ofFork().secured()), security, vault::open);
    }

    /** Deletes it, and all that was put beside it. */
    @TearDown(Level.Trial)
    public void clean() throws IOException {
        Folders.delete(folder);
    }

    private static DmpSecurity security(Surroundings surroundings) throws IOException {
        String certificates = Files.readString(surroundings.certificates());
        TrustAnchors anchors = TrustAnchors.ofPem(Files.readString(surroundings.trust()));
        var ring = new KeyRing(_ -> Optional.of(certificates), Environment.TEST, Duration.ofHours(1), (_, _, _) -> {
        }, InstantSource.system());
        return new DmpSecurity(Environment.TEST, ring, () -> anchors, SignatureDigest.SHA256, SignatureDigest.SHA256);
    }
}
