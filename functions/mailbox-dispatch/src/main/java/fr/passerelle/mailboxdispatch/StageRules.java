package fr.passerelle.mailboxdispatch;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import fr.passerelle.core.identity.Environment;

/** Keeps a test stage from the mailboxes of real people, whatever it was deployed with (messages.md §4.1). */
final class StageRules {
    private static final String TRUSTED_SPACE = "mssante.fr";
    private static final String TRAINING = ".formation.mssante.fr";
    private static final Set<String> TESTS = Set.of("test-ci-sis.mssante.fr");

    private StageRules() {
    }

    /**
     * @param domains lower case
     * @param patients domain of the patients' mailboxes
     * @throws IllegalStateException naming the domains of real people, when the environment is not production; or when no mail could leave
     *         for a patient: each would be held, one after the other
     */
    static void check(Environment environment, Set<String> domains, String patients) {
        if (!domains.contains(patients.toLowerCase(Locale.ROOT))) {
            throw new IllegalStateException("PATIENT_MAIL_DOMAIN " + patients + " is not one of ALLOWED_MAIL_DOMAINS");
        }
        var real = new TreeSet<>(domains);
        real.removeIf(domain -> !inTrustedSpace(domain) || domain.endsWith(TRAINING) || TESTS.contains(domain));
        if (environment != Environment.PRODUCTION && !real.isEmpty()) {
            throw new IllegalStateException("a stage that is not production would write to " + real);
        }
    }

    private static boolean inTrustedSpace(String domain) {
        return domain.equals(TRUSTED_SPACE) || domain.endsWith("." + TRUSTED_SPACE);
    }
}
