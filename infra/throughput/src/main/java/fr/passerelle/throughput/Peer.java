package fr.passerelle.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.util.ByteArrayDataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import fr.passerelle.core.document.DocumentPackage;

/** The same documents fed by an IPF and CXF client, over plain HTTP and without signatures (aws-stack.md §7.7). The CDA is made by our classes. */
public class Peer {
    /** One client, kept. */
    @State(Scope.Benchmark)
    public static class Client {
        private final AtomicReference<PeerClient> client = new AtomicReference<>();

        /** Starts CXF. */
        @Setup(Level.Trial)
        public void start(Work work) throws Exception {
            var first = new AtomicReference<DocumentPackage>();
            work.packaging.build(first::set);
            client.set(new PeerClient(Surroundings.ofFork().plain(), first.get()));
        }
    }

    /** As it comes: the document in memory, {@code java.net.http} underneath. */
    @Benchmark
    public void defaults(Work work, Client peer) {
        work.packaging
                .build(content -> peer.client.get().feed(new DataHandler(new ByteArrayDataSource(bytes(cda(work, content)), "text/xml"))));
    }

    /** Tuned: the document is read when it is sent, {@code HttpURLConnection} underneath. */
    @Benchmark
    @Fork(jvmArgsAppend = "-Dorg.apache.cxf.transport.http.forceURLConnection=true")
    public void tuned(Work work, Client peer) {
        work.packaging.build(content -> peer.client.get().feed(new DataHandler(new FileDataSource(cda(work, content).toFile()))));
    }

    private static Path cda(Work work, DocumentPackage content) {
        return work.vault.file(content.documents().getFirst().cda());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
