package fr.passerelle.local.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A time that begins where it is told and then goes on at the pace of this machine, so that a sample day has its own date; it can be put
 * forward, never back.
 */
public final class TickingClock implements InstantSource {
    private final long origin = System.nanoTime();
    private volatile Instant start;

    public TickingClock(Instant start) {
        this.start = start;
    }

    /**
     * Lets time go by at once.
     *
     * @throws IllegalArgumentException for a negative time
     */
    public synchronized void advance(Duration gone) {
        if (gone.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
        start = start.plus(gone);
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.ofNanos(System.nanoTime() - origin));
    }
}
