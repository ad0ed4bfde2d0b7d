package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.rule.Backoff;

/**
 * Limits of the function.
 *
 * @param patientDomain domain of the patients' mailboxes
 * @param allowedDomains domains a mail may go to in this environment (messages.md §4.1)
 * @param largest bytes of a whole mail once encoded (messages.md §4.3)
 * @param lease how long a submission may last before another run takes it as in doubt: the timeout of the function
 * @param backoff delays between two tries
 * @param longest how long to insist in all (use-cases.md K14: 48 hours)
 */
record MailRules(String patientDomain, Set<String> allowedDomains, long largest, Duration lease, Backoff backoff, Duration longest) {
    /** A full mailbox is tried each day, for a week (use-cases.md K14). */
    private static final Duration FULL_EACH = Duration.ofDays(1);
    private static final Duration FULL_LONGEST = Duration.ofDays(7);

    MailRules {
        allowedDomains = allowedDomains.stream().map(d -> d.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    boolean allowed(String address) {
        return allowedDomains.contains(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /** @param attempts tries already begun, at least 1 */
    Duration delay(int attempts, boolean full) {
        return full ? FULL_EACH : backoff.after(attempts);
    }

    /** Whether to stop insisting. */
    boolean exhausted(Dispatch dispatch, boolean full, Instant now) {
        return dispatch.triedFor(now).compareTo(full ? FULL_LONGEST : longest) >= 0;
    }
}
