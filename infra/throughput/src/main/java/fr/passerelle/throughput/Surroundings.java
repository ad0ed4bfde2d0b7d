package fr.passerelle.throughput;

import java.nio.file.Path;
import java.util.List;

/**
 * What a forked JVM finds around it: the DMP is in the process that forked it, so that nothing of it is measured.
 *
 * @param plain address of the DMP without TLS
 * @param secured address of the DMP with mutual TLS
 * @param certificates file of the establishment's secret
 * @param trust file of the authorities of the DMP, PEM
 */
record Surroundings(String plain, String secured, Path certificates, Path trust) {
    private static final String PLAIN = "throughput.plain";
    private static final String SECURED = "throughput.secured";
    private static final String CERTIFICATES = "throughput.certificates";
    private static final String TRUST = "throughput.trust";

    static Surroundings ofFork() {
        return new Surroundings(System.getProperty(PLAIN), System.getProperty(SECURED), Path.of(System.getProperty(CERTIFICATES)),
                Path.of(System.getProperty(TRUST)));
    }

    /** Flags of the fork. */
    List<String> flags() {
        return List.of("-D" + PLAIN + "=" + plain, "-D" + SECURED + "=" + secured, "-D" + CERTIFICATES + "=" + certificates,
                "-D" + TRUST + "=" + trust);
    }
}
