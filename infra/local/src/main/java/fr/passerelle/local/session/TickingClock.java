package fr.passerelle.local.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that begins where it is told and then goes on at the pace of this machine, so that a sample day has its own date. */
public final class TickingClock implements InstantSource {
    private final Instant start;
    private final long origin = System.nanoTime();

    public TickingClock(Instant start) {
        this.start = start;
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.ofNanos(System.nanoTime() - origin));
    }
}
