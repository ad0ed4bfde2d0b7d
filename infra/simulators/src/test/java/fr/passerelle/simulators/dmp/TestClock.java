package fr.passerelle.simulators.dmp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when told. */
final class TestClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-21T10:30:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
