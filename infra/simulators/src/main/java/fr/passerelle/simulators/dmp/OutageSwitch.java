package fr.passerelle.simulators.dmp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Whether the DMP is down now. Thread-safe. */
final class OutageSwitch {
    private final InstantSource clock;
    private @Nullable Outage outage;
    private Instant until = Instant.MAX;

    OutageSwitch(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void down(Outage how, Instant end) {
        outage = how;
        until = end;
    }

    synchronized void up() {
        outage = null;
    }

    synchronized Optional<Outage> now() {
        return clock.instant().isBefore(until) ? Optional.ofNullable(outage) : Optional.empty();
    }
}
