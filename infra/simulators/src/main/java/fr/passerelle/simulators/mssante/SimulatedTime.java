package fr.passerelle.simulators.mssante;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of the settings, which can be put forward and never goes back. Thread-safe. */
final class SimulatedTime implements InstantSource {
    private final InstantSource clock;
    private Instant reached = Instant.MIN;

    SimulatedTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Instant instant() {
        Instant now = clock.instant();
        return now.isAfter(reached) ? now : reached;
    }

    synchronized void reach(Instant at) {
        reached = at.isAfter(reached) ? at : reached;
    }
}
