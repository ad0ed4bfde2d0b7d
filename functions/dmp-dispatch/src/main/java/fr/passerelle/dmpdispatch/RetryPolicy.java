package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.port.DocumentRegistry.Patience;
import fr.passerelle.core.rule.Backoff;

/**
 * When to insist and when to stop.
 *
 * @param lease how long a call may last before another run may ask what became of it: the timeout of the function
 * @param backoff delays between two calls
 * @param longest how long to insist, and how long to go on asking what became of a call, before a person decides (dmp-transport.md §11:
 *        48 hours)
 */
record RetryPolicy(Duration lease, Backoff backoff, Duration longest) {
    /** @param patience what the last answer lets us do */
    boolean exhausted(Dispatch dispatch, Patience patience, Instant now) {
        return dispatch.attempts() >= patience.mostAttempts() || dispatch.triedFor(now).compareTo(longest) >= 0;
    }
}
