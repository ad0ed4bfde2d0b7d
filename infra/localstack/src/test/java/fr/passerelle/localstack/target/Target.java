package fr.passerelle.localstack.target;

import java.net.URI;
import java.util.UUID;

import fr.passerelle.local.engine.EmulatorServices;
import fr.passerelle.local.engine.ServiceAddresses;

/**
 * Services that the contract is held against, behind one endpoint.
 *
 * @param name what its results and its file of gaps are called
 * @param addresses what the endpoint says of itself
 */
public record Target(String name, URI endpoint, ServiceAddresses addresses, Clients clients, Gaps gaps) {

    /** Asks whoever listens there for its account and the way it names queues. */
    static Target at(String name, URI endpoint, Gaps gaps) {
        try (EmulatorServices services = EmulatorServices.at(endpoint)) {
            return new Target(name, endpoint, services.addresses(), new Clients(services.addresses()), gaps);
        }
    }

    /** A name nobody else uses, so that an endpoint that keeps its state may be used again. */
    public static String fresh(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Override
    public String toString() {
        return name;
    }
}
