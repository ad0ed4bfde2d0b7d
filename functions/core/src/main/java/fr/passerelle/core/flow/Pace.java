package fr.passerelle.core.flow;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Regular calls: one slot after the other, never two closer than the interval (generic cell rate algorithm without burst), so that no
 * second has more calls than the rate.
 *
 * @param interval between two calls
 * @param patience how far ahead a slot may be reserved; beyond, the call is put off instead
 */
public record Pace(Duration interval, Duration patience) {
    /** @param count calls at most in {@code period} */
    public static Pace of(int count, Duration period, Duration patience) {
        return new Pace(period.dividedBy(count), patience);
    }

    /**
     * The first free slot from now on.
     *
     * @param last slot given last, absent when none was
     */
    public Instant slot(@Nullable Instant last, Instant now) {
        Instant free = last == null ? now : last.plus(interval);
        return free.isBefore(now) ? now : free;
    }

    /** Whether a slot is near enough to be waited for. */
    public boolean near(Instant slot, Instant now) {
        return Duration.between(now, slot).compareTo(patience) <= 0;
    }
}
