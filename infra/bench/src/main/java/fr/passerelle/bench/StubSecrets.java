package fr.passerelle.bench;

import fr.passerelle.simulators.pki.TestPki;

/** The secrets of the one establishment: certificates of a test authority, and the same patient key whatever else is asked for. */
final class StubSecrets {
    static final String CERTIFICATES = "dmp-certificates/";
    static final String TRUST = "dmp-trust";
    private static final String PATIENT_KEY = "62656e6368".repeat(7);

    private final String certificates;
    private final String trust;

    StubSecrets() {
        TestPki authority = TestPki.create();
        this.certificates = authority.secret("1" + StubAccount.FINESS);
        this.trust = authority.trustPem();
    }

    String of(String name) {
        if (name.startsWith(CERTIFICATES)) {
            return certificates;
        }
        return name.equals(TRUST) ? trust : PATIENT_KEY;
    }
}
