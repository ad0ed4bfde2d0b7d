package fr.passerelle.core.rule;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait between two tries: the base, twice as long after each try, more or less a quarter, so that what failed together does
 * not come back together.
 *
 * @param base delay before the second try
 * @param longest no delay is above it
 * @param jitter from 0 to 1, random in production
 */
public record Backoff(Duration base, Duration longest, DoubleSupplier jitter) {
    /** Beyond, any base of a millisecond or more is past every longest delay. */
    private static final int DOUBLINGS = 30;

    /** @param attempts tries already begun, at least 1 */
    public Duration after(int attempts) {
        return after(attempts, 1);
    }

    /** @param atLeast how many times the base to wait at least */
    public Duration after(int attempts, int atLeast) {
        Duration exact = base.multipliedBy(Math.max(1L << Math.min(attempts - 1, DOUBLINGS), atLeast));
        long millis = (long) (shorter(exact).toMillis() * (0.75 + jitter.getAsDouble() / 2));
        return shorter(Duration.ofMillis(millis));
    }

    private Duration shorter(Duration delay) {
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
