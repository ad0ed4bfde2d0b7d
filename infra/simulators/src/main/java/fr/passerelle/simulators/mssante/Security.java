package fr.passerelle.simulators.mssante;

import java.util.HashMap;
import java.util.Map;

import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

/**
 * Mutual TLS demanded of every client (messages.md §4.2).
 *
 * @param pki authority of the certificates accepted
 * @param server certificate shown to clients
 * @param owners Struct_IdNat by address of mailbox; one that is not listed is open to every structure
 */
public record Security(TestPki pki, Credential server, Map<String, String> owners) {
    public Security {
        owners = Map.copyOf(owners);
    }

    /** Every certificate of the authority may use every mailbox. */
    public static Security by(TestPki pki) {
        return new Security(pki, pki.server(), Map.of());
    }

    /** Shows another certificate to clients. */
    public Security showing(Credential other) {
        return new Security(pki, other, owners);
    }

    /** Leaves a mailbox to one structure. */
    public Security leaving(String address, String structure) {
        Map<String, String> more = new HashMap<>(owners);
        more.put(address, structure);
        return new Security(pki, server, more);
    }
}
