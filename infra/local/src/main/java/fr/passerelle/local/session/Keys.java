package fr.passerelle.local.session;

import java.util.List;

import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

/**
 * The certificates of an establishment; the one that says who calls is the same for the DMP and for the operator of its mailbox.
 *
 * @param authentication says who calls
 * @param signature seals what is fed
 */
record Keys(Credential authentication, Credential signature) {
    static Keys of(TestPki authority, String structure) {
        return new Keys(authority.authentication(structure), authority.signature(structure));
    }

    /** The secret of the functions that call the DMP. */
    String dmp() {
        return TestPki.secret(List.of(authentication), List.of(signature));
    }

    /** The secret of the functions that call the operator. */
    String mailbox() {
        return TestPki.secret(List.of(authentication), List.of());
    }

    /** The same with another seal. */
    Keys sealing(Credential seal) {
        return new Keys(authentication, seal);
    }
}
