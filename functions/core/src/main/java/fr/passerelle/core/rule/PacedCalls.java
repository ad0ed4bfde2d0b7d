package fr.passerelle.core.rule;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Priority;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.flow.Ceiling;
import fr.passerelle.core.flow.Pace;
import fr.passerelle.core.port.CallRate;
import fr.passerelle.core.port.CallSlots;
import fr.passerelle.core.port.CallSlots.Lane;

/**
 * Gives slots under a ceiling. A call for a backlog is first entered in the account of backlogs, then takes a slot among all calls;
 * put off there, it stays entered, which only makes backlogs a little slower.
 */
public final class PacedCalls implements CallRate {
    /** Slots are given faster than they can be lost that many times in a row unless the ceiling is reached anyway. */
    private static final int MOST_TRIES = 10;

    private final CallSlots slots;
    private final Ceiling ceiling;

    public PacedCalls(CallSlots slots, Ceiling ceiling) {
        this.slots = slots;
        this.ceiling = ceiling;
    }

    @Override
    public Optional<Instant> notBefore(Establishment establishment, Priority priority, Instant now) {
        if (priority == Priority.BACKFILL) {
            Instant opens = ceiling.backfillHours().opens(now, establishment.zone());
            if (opens.isAfter(now)) {
                return Optional.of(opens);
            }
            if (take(establishment, Lane.BACKFILL, ceiling.backfill(), now) instanceof Taking.Refused(Instant due)) {
                return Optional.of(due);
            }
        }
        Pace pace = ceiling.calls(priority);
        Instant next = pace.slot(slots.last(establishment.finess(), Lane.CALLS).orElse(null), now);
        return pace.near(next, now) ? Optional.empty() : Optional.of(next);
    }

    @Override
    public Optional<Instant> slot(Establishment establishment, Instant now) {
        return take(establishment, Lane.CALLS, ceiling.calls(Priority.URGENT), now) instanceof Taking.Done(Instant slot)
                ? Optional.of(slot)
                : Optional.empty();
    }

    /** What came of reserving. */
    private sealed interface Taking {
        record Done(Instant slot) implements Taking {}

        record Refused(Instant due) implements Taking {}
    }

    private Taking take(Establishment establishment, Lane lane, Pace pace, Instant now) {
        Instant slot = now;
        for (int i = 0; i < MOST_TRIES; i++) {
            @Nullable
            Instant last = slots.last(establishment.finess(), lane).orElse(null);
            slot = pace.slot(last, now);
            if (!pace.near(slot, now)) {
                return new Taking.Refused(slot);
            }
            if (slots.take(establishment.finess(), lane, last, slot)) {
                return new Taking.Done(slot);
            }
        }
        return new Taking.Refused(slot.plus(pace.interval()));
    }
}
