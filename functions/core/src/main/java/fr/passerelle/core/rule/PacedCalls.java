package fr.passerelle.core.rule;

import java.time.Instant;

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
 * refused there, it stays entered, which only makes backlogs a little slower.
 */
public final class PacedCalls implements CallRate {
    /** Slots are given faster than they can be lost that many times in a row unless the ceiling is reached anyway. */
    private static final int MOST_TRIES = 5;

    private final CallSlots slots;
    private final Ceiling ceiling;

    public PacedCalls(CallSlots slots, Ceiling ceiling) {
        this.slots = slots;
        this.ceiling = ceiling;
    }

    @Override
    public Permit ask(Establishment establishment, Priority priority, Instant now) {
        if (priority == Priority.BACKFILL) {
            Instant opens = ceiling.backfillHours().opens(now, establishment.zone());
            if (opens.isAfter(now)) {
                return new Permit.NotBefore(opens);
            }
            if (take(establishment, Lane.BACKFILL, ceiling.backfill(), now) instanceof Permit.NotBefore later) {
                return later;
            }
        }
        return take(establishment, Lane.CALLS, ceiling.calls(priority), now);
    }

    private Permit take(Establishment establishment, Lane lane, Pace pace, Instant now) {
        Instant slot = now;
        for (int i = 0; i < MOST_TRIES; i++) {
            @Nullable
            Instant last = slots.last(establishment.finess(), lane).orElse(null);
            slot = pace.slot(last, now);
            if (!pace.near(slot, now)) {
                return new Permit.NotBefore(slot);
            }
            if (slots.take(establishment.finess(), lane, last, slot)) {
                return new Permit.At(slot);
            }
        }
        return new Permit.NotBefore(slot.plus(pace.interval()));
    }
}
