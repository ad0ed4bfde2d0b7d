package fr.passerelle.throughput;

import java.util.concurrent.atomic.AtomicReference;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import fr.passerelle.core.document.DocumentPackage;

/** What signing a document adds. */
public class Signatures {
    /** A package that stays. */
    @State(Scope.Benchmark)
    public static class Packaged {
        private final AtomicReference<DocumentPackage> content = new AtomicReference<>();

        /** Builds it, and keeps its CDA in the folder of the work. */
        @Setup(Level.Trial)
        public void build(Work work) {
            work.packaging.build(built -> {
                work.vault.keep(built.documents().getFirst().cda(), work.folder.resolve("kept.xml"));
                content.set(built);
            });
        }

    }

    /** VIHF and lot signed, with the canonical digest of the CDA. */
    @Benchmark
    public void both(Work work, Packaged packaged) {
        work.plain.sign(packaged.content.get());
    }
}
