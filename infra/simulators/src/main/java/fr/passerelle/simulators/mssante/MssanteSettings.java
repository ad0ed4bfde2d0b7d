package fr.passerelle.simulators.mssante;

import java.time.InstantSource;
import java.util.Set;

import fr.passerelle.core.identity.Environment;

/**
 * How an {@link MssanteSimulator} is set up.
 *
 * @param port TCP port on the loopback address, 0 for any free one
 * @param patientDomain domain of the citizens' mailboxes, whose local part is a matricule INS with its key
 * @param trustedDomains suffixes of the other domains of the trusted space
 * @param largestMessage announced by SIZE and enforced, in bytes: 25 Mo for Mon espace santé (messages.md §4.3)
 * @param environment decides which INS authorities are accepted in the metadata
 * @param clock time of reception
 */
public record MssanteSettings(int port, String patientDomain, Set<String> trustedDomains, long largestMessage, Environment environment,
        InstantSource clock) {
    private static final long CITIZEN_LIMIT = 25_000_000;

    public MssanteSettings {
        trustedDomains = Set.copyOf(trustedDomains);
    }

    /** Test environment, any free port, 25 Mo, every domain under {@code mssante.fr} trusted. */
    public static MssanteSettings test(String patientDomain, InstantSource clock) {
        return new MssanteSettings(0, patientDomain, Set.of("mssante.fr"), CITIZEN_LIMIT, Environment.TEST, clock);
    }

    public MssanteSettings withPort(int other) {
        return new MssanteSettings(other, patientDomain, trustedDomains, largestMessage, environment, clock);
    }

    public MssanteSettings withLargestMessage(long bytes) {
        return new MssanteSettings(port, patientDomain, trustedDomains, bytes, environment, clock);
    }

    boolean trusts(String domain) {
        return trustedDomains.stream().anyMatch(trusted -> domain.equals(trusted) || domain.endsWith("." + trusted));
    }
}
