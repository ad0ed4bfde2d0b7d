package fr.passerelle.hl7.siu;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.dispatch.Reason;

/**
 * What a trigger event does (messages.md §6.2).
 *
 * @param action how it stands among those of the appointment
 * @param silence why the patient is not written to, absent when they are
 */
record Trigger(Action action, @Nullable Reason silence) {
    private static final Set<String> NOT_HELD = Set.of("Cancelled", "Deleted", "Discontinued");
    private static final Set<String> NOT_BOOKED = Set.of("Pending", "Waitlist", "Blocked");

    /** @param event MSH-9.2, one that has the route of appointments */
    static Trigger of(String event) {
        return switch (event) {
            case "S12" -> new Trigger(Action.CREATE, null);
            case "S15", "S16", "S17" -> new Trigger(Action.CANCEL, null);
            case "S26" -> new Trigger(Action.CHANGE, Reason.of("APPOINTMENT_OVER"));
            // S13, S14 and the changes of one service or resource, which all carry the whole appointment.
            default -> new Trigger(Action.CHANGE, null);
        };
    }

    /** The same once the appointment is known to be no more than asked for. */
    Trigger when(String status, boolean tentative) {
        return action != Action.CANCEL && silence == null && (tentative || NOT_BOOKED.contains(status))
                ? new Trigger(action, Reason.of("APPOINTMENT_NOT_BOOKED"))
                : this;
    }

    /** Whether SCH-25 says something else; the event wins. */
    boolean contradictedBy(String status) {
        return switch (action) {
            case CANCEL -> status.equals("Booked");
            case CREATE, CHANGE -> NOT_HELD.contains(status);
        };
    }
}
