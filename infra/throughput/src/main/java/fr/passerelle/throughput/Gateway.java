package fr.passerelle.throughput;

import org.openjdk.jmh.annotations.Benchmark;

import fr.passerelle.core.document.Drop;

/** Our own way of a document, cut where a question is asked. */
public class Gateway {
    /** The descriptor alone: read and checked against its schema. */
    @Benchmark
    public Drop descriptor(Work work) {
        return work.packaging.read();
    }

    /** The package alone: CDA with its digest, package written and read again. */
    @Benchmark
    public void packaging(Work work) {
        work.packaging.build(_ -> {
        });
    }

    /** From the drop to the bytes of ITI-41, not signed. */
    @Benchmark
    public void building(Work work) {
        work.packaging.build(work.plain::writeUnsigned);
    }

    /** The same with both signatures. */
    @Benchmark
    public void buildingSigned(Work work) {
        work.packaging.build(work.plain::writeSigned);
    }

    /** Fed without signatures over plain HTTP. */
    @Benchmark
    public void feeding(Work work) {
        work.packaging.build(work.plain::postUnsigned);
    }

    /** Fed with both signatures over plain HTTP. */
    @Benchmark
    public void feedingSigned(Work work) {
        work.packaging.build(work.plain::postSigned);
    }

    /** Fed as in production: both signatures, mutual TLS, a handshake per call. */
    @Benchmark
    public void feedingMutualTls(Work work) {
        work.packaging.build(work.mutualTls::postSigned);
    }
}
