package fr.passerelle.dmp.security;

import java.time.Instant;

import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;
import fr.passerelle.tls.KeyEntry;

/** Keys of a fictitious hospital, made once for all tests. */
public final class TestKeys {
    public static final String STRUCTURE = "1750999997";
    static final Instant NOW = Instant.parse("2026-11-22T08:30:00.250Z");
    public static final TestPki PKI = TestPki.create();
    public static final TestPki OTHER_PKI = TestPki.productionLike();
    public static final KeyEntry AUTHENTICATION = entry(PKI.authentication(STRUCTURE));
    public static final KeyEntry SIGNATURE = entry(PKI.signature(STRUCTURE));

    private TestKeys() {
    }

    public static KeyEntry entry(Credential credential) {
        return new KeyEntry(credential.key(), credential.chain());
    }
}
