package fr.passerelle.simulators.mssante;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.identity.Environment;

/**
 * How an {@link MssanteSimulator} is set up.
 *
 * @param port TCP port of SMTP on the loopback address, 0 for any free one
 * @param imapPort TCP port of IMAP on the loopback address, 0 for any free one
 * @param patientDomain domain of the citizens' mailboxes, whose local part is a matricule INS with its key
 * @param trustedDomains suffixes of the other domains of the trusted space
 * @param largestMessage announced by SIZE and enforced, in bytes: 25 Mo for Mon espace santé (messages.md §4.3)
 * @param environment decides which INS authorities are accepted in the metadata
 * @param security what is demanded of clients, null to talk without TLS
 * @param clock time of reception
 */
public record MssanteSettings(int port, int imapPort, String patientDomain, Set<String> trustedDomains, long largestMessage,
        Environment environment, @Nullable Security security, InstantSource clock) {
    private static final long CITIZEN_LIMIT = 25_000_000;

    public MssanteSettings {
        trustedDomains = Set.copyOf(trustedDomains);
    }

    /** Test environment, any free ports, 25 Mo, every domain under {@code mssante.fr} trusted, without TLS. */
    public static MssanteSettings test(String patientDomain, InstantSource clock) {
        return new MssanteSettings(0, 0, patientDomain, Set.of("mssante.fr"), CITIZEN_LIMIT, Environment.TEST, null, clock);
    }

    public MssanteSettings withPort(int other) {
        return new MssanteSettings(other, imapPort, patientDomain, trustedDomains, largestMessage, environment, security, clock);
    }

    public MssanteSettings withLargestMessage(long bytes) {
        return new MssanteSettings(port, imapPort, patientDomain, trustedDomains, bytes, environment, security, clock);
    }

    public MssanteSettings secured(Security demanded) {
        return new MssanteSettings(port, imapPort, patientDomain, trustedDomains, largestMessage, environment, demanded, clock);
    }

    boolean trusts(String domain) {
        return trustedDomains.stream().anyMatch(trusted -> domain.equals(trusted) || domain.endsWith("." + trusted));
    }

    /** Whether the mailbox is a citizen's, which nobody but the citizen reads. */
    boolean citizen(String address) {
        return domain(address).equals(patientDomain);
    }

    /** Whether an address is one of a mailbox that a hospital or a professional may read. */
    boolean professional(String address) {
        return address.indexOf('@') > 0 && !citizen(address) && trusts(domain(address));
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
