package fr.passerelle.mailboxdispatch;

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
     * @throws IllegalStateException naming the domains of real people, when the environment is not production
     */
    static void check(Environment environment, Set<String> domains) {
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
