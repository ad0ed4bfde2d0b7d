package fr.passerelle.throughput;

/** What is measured: a line of the table. */
enum Row {
    FLOOR("floor: Base64 + SHA-1, two passes", "Floor.twoPasses"),
    FLOOR_FILES("the same from file to file", "Floor.throughFiles"),
    DESCRIPTOR("descriptor read and checked", "Gateway.descriptor"),
    PACKAGING("PDF to CDA and package", "Gateway.packaging"),
    BUILDING("building: PDF to ITI-41 bytes", "Gateway.building"),
    BUILDING_SIGNED("building, both signatures", "Gateway.buildingSigned"),
    SIGNATURES("both signatures alone", "Signatures.both"),
    FEEDING("feeding: building + HTTP", "Gateway.feeding"),
    FEEDING_SIGNED("feeding, both signatures", "Gateway.feedingSigned"),
    FEEDING_TLS("feeding, both signatures, mutual TLS", "Gateway.feedingMutualTls"),
    PEER_TUNED("IPF + CXF, tuned", "Peer.tuned"),
    PEER_DEFAULTS("IPF + CXF, defaults", "Peer.defaults");

    private final String words;
    private final String benchmark;

    Row(String words, String benchmark) {
        this.words = words;
        this.benchmark = benchmark;
    }

    String words() {
        return words;
    }

    /** Class and method, as JMH names them. */
    String benchmark() {
        return benchmark;
    }
}
