package fr.passerelle.core.rule;

import java.time.Duration;

import fr.passerelle.core.port.DispatchQueue;

/**
 * How long to wait between two tries: the base, twice as long after each try, at most what a queue can hold back.
 *
 * @param base delay before the second try
 */
public record Backoff(Duration base) {
    /** Beyond, any base of a millisecond or more is past the longest delay. */
    private static final int DOUBLINGS = 20;

    /** @param attempts tries already begun, at least 1 */
    public Duration after(int attempts) {
        return after(attempts, 1);
    }

    /** @param atLeast how many times the base to wait at least */
    public Duration after(int attempts, int atLeast) {
        return DispatchQueue.atMost(base.multipliedBy(Math.max(1L << Math.min(attempts - 1, DOUBLINGS), atLeast)));
    }
}
