package fr.passerelle.dmpdispatch;

import java.time.Duration;

import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DocumentRegistry.Patience;

/**
 * When to insist and when to stop.
 *
 * @param lease how long a call may last before another run may ask what became of it: the timeout of the function
 * @param base delay before the second call; it doubles at each call, up to the longest delay of a queue
 * @param mostAttempts calls in all before a person decides
 * @param longestDoubt how long to go on asking what became of a call before a person decides (dmp-transport.md §11: 48 hours)
 */
record RetryPolicy(Duration lease, Duration base, int mostAttempts, Duration longestDoubt) {
    private static final int DOUBLINGS = 16;

    /** @param attempts calls already begun, at least 1 */
    Duration delay(int attempts, Patience patience) {
        long factor = Math.max(1L << Math.min(attempts - 1, DOUBLINGS), patience.slowdown());
        Duration delay = base.multipliedBy(factor);
        return delay.compareTo(DispatchQueue.LONGEST_DELAY) > 0 ? DispatchQueue.LONGEST_DELAY : delay;
    }

    boolean exhausted(int attempts, Patience patience) {
        return attempts >= Math.min(mostAttempts, patience.mostAttempts());
    }
}
