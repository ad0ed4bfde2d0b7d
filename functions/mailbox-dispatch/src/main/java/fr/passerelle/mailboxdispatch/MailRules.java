package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import fr.passerelle.core.port.DispatchQueue;

/**
 * Limits of the function.
 *
 * @param patientDomain domain of the patients' mailboxes
 * @param allowedDomains domains a mail may go to in this environment (messages.md §4.1)
 * @param largest bytes of a whole mail once encoded (messages.md §4.3)
 * @param lease how long a submission may last before another run takes it as in doubt: the timeout of the function
 * @param base delay before the second try; it doubles at each try, up to the longest delay of a queue
 * @param mostAttempts tries in all
 */
record MailRules(String patientDomain, Set<String> allowedDomains, long largest, Duration lease, Duration base, int mostAttempts) {
    /** A full mailbox is tried each day (use-cases.md K14). */
    private static final Duration FULL = Duration.ofDays(1);
    private static final int DOUBLINGS = 16;

    MailRules {
        allowedDomains = allowedDomains.stream().map(d -> d.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    boolean allowed(String address) {
        return allowedDomains.contains(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /** @param attempts tries already begun, at least 1 */
    Duration delay(int attempts, boolean full) {
        if (full) {
            return FULL;
        }
        Duration delay = base.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        return cut(delay);
    }

    /** A delay a queue accepts. */
    static Duration cut(Duration delay) {
        return delay.compareTo(DispatchQueue.LONGEST_DELAY) > 0 ? DispatchQueue.LONGEST_DELAY : delay;
    }
}
