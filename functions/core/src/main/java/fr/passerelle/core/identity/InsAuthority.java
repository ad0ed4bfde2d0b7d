package fr.passerelle.core.identity;

import java.util.Arrays;
import java.util.Optional;

/**
 * Assigning authorities of the matricule INS and where each is accepted.
 *
 * <p>Source: documents.md §2.1 (PAM; ANS schematron {@code 1.2.250.1.213.1.1.1.1}); the withdrawn INS-C
 * {@code 1.2.250.1.213.1.4.2} is deliberately absent, so it is refused like any unknown authority.
 */
public enum InsAuthority {
    NIR("1.2.250.1.213.1.4.8", true),
    NIA("1.2.250.1.213.1.4.9", true),
    NIR_TEST("1.2.250.1.213.1.4.10", false),
    DEMONSTRATION("1.2.250.1.213.1.4.11", false);

    private final String oid;
    private final boolean production;

    InsAuthority(String oid, boolean production) {
        this.oid = oid;
        this.production = production;
    }

    /** OID in dotted form, as written in {@code patientRole/id/@root} and in the CX of XDS. */
    public String oid() {
        return oid;
    }

    /** Production takes only the real authorities, every other environment only the test ones. */
    public boolean acceptedIn(Environment environment) {
        return production == (environment == Environment.PRODUCTION);
    }

    public static Optional<InsAuthority> ofOid(String oid) {
        return Arrays.stream(values()).filter(a -> a.oid.equals(oid)).findFirst();
    }
}
