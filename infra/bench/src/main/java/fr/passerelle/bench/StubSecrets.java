package fr.passerelle.bench;

/** The secrets of the one establishment: its certificates, and the same patient key whatever else is asked for. */
final class StubSecrets {
    static final String CERTIFICATES = "dmp-certificates/";
    static final String TRUST = "dmp-trust";
    private static final String PATIENT_KEY = "62656e6368".repeat(7);

    private final String certificates;
    private final String trust;

    StubSecrets(StubAuthority authority) {
        this.certificates = authority.certificates();
        this.trust = authority.trust();
    }

    String of(String name) {
        if (name.startsWith(CERTIFICATES)) {
            return certificates;
        }
        return name.equals(TRUST) ? trust : PATIENT_KEY;
    }
}
