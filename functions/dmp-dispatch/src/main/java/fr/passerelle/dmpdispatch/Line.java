package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.flow.Ceiling;
import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.flow.CircuitPolicy;
import fr.passerelle.core.port.CallRate;
import fr.passerelle.core.port.Circuits;
import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.DocumentRegistry.Reaction;

/** Whether the DMP may be called now for an establishment: its circuit, then its ceiling of calls. */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    /** Others tell the same thing at the same time; after so many losses it has been told. */
    private static final int MOST_LOSSES = 5;

    private final Circuits circuits;
    private final CallRate rate;
    private final CircuitPolicy policy;
    private final Duration lease;
    private final Pause pause;
    private final InstantSource clock;

    /** Waits for a slot that is near, not at all for one that is past. */
    @FunctionalInterface
    interface Pause {
        void until(Instant instant);
    }

    /** @param lease how long the one call that tries an open circuit keeps the others away */
    Line(Circuits circuits, CallRate rate, CircuitPolicy policy, Duration lease, Pause pause, InstantSource clock) {
        this.circuits = circuits;
        this.rate = rate;
        this.policy = policy;
        this.lease = lease;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether a call may be made. */
    sealed interface Access {
        /** @param departure of each request that counts */
        record Free(Departure departure) implements Access {}

        /** Not before {@code due}, and why. */
        record Closed(HoldReason hold, Reason why, Instant due) implements Access {}
    }

    /** Asks for one call; it takes its slot when it leaves. */
    Access ask(Establishment establishment, Priority priority) {
        Instant now = clock.instant();
        Circuit circuit = circuits.of(establishment.finess());
        if (!circuit.lets(now)) {
            return closed(circuit, now);
        }
        Optional<Instant> due = rate.notBefore(establishment, priority, now);
        if (due.isPresent()) {
            return new Access.Closed(HoldReason.SCHEDULE,
                    Reason.of(priority == Priority.BACKFILL ? "DMP_BACKFILL_LATER" : "DMP_CEILING"), due.get());
        }
        return tries(circuit) ? new Access.Free(() -> leaves(establishment)) : closed(circuit, now);
    }

    /** Waits for a slot; for another one when that is missed all the same. */
    private boolean leaves(Establishment establishment) {
        for (int losses = 0; losses < MOST_LOSSES; losses++) {
            Optional<Instant> slot = rate.slot(establishment, clock.instant());
            if (slot.isEmpty()) {
                return false;
            }
            pause.until(slot.get());
            if (!clock.instant().isAfter(slot.get().plus(Ceiling.LATENESS))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a question about a call in doubt may be asked; on an open circuit it is the call that tries. */
    boolean allowsQuestion(String establishment) {
        Circuit circuit = circuits.of(establishment);
        return circuit.lets(clock.instant()) && tries(circuit);
    }

    /** Writes down what an answer says of the line. @return whether the circuit is open now */
    boolean tell(String establishment, Reaction reaction) {
        for (int losses = 0; losses < MOST_LOSSES; losses++) {
            Circuit before = circuits.of(establishment);
            Circuit after = before.after(reaction.health(), reaction.catalogueCode(), policy, clock.instant());
            if (after.equals(before) || circuits.change(before, after)) {
                if (before.open() != after.open()) {
                    LOG.warn("circuit of {}: {}", establishment, after.open() ? "open, " + after.cause() + " " + after.why() : "closed");
                }
                return after.open();
            }
        }
        return circuits.of(establishment).open();
    }

    private boolean tries(Circuit circuit) {
        return !circuit.open() || circuits.change(circuit, circuit.probing(clock.instant(), lease));
    }

    private static Access closed(Circuit circuit, Instant now) {
        HoldReason hold = circuit.cause() == Circuit.Cause.CONFIGURATION ? HoldReason.CONFIGURATION : HoldReason.OUTAGE;
        return new Access.Closed(hold, Reason.of(hold == HoldReason.OUTAGE ? "DMP_OUTAGE" : "DMP_CONFIGURATION_WAITED"), now);
    }
}
