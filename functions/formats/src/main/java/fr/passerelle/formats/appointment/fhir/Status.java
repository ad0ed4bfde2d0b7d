package fr.passerelle.formats.appointment.fhir;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.dispatch.Reason;

/**
 * What {@code Appointment.status} means here (messages.md §6.3).
 *
 * @param cancels whether the appointment no longer holds
 * @param silence why the patient is not written to, absent when they are
 */
record Status(boolean cancels, @Nullable Reason silence) {
    /** Nothing for a word that FHIR R4 does not know. */
    static Optional<Status> of(String word) {
        return switch (word) {
            case "booked" -> Optional.of(new Status(false, null));
            case "cancelled", "entered-in-error" -> Optional.of(new Status(true, null));
            case "proposed", "pending", "waitlist" -> Optional.of(new Status(false, Reason.at("/status", "APPOINTMENT_NOT_BOOKED")));
            case "arrived", "checked-in", "fulfilled", "noshow" ->
                Optional.of(new Status(false, Reason.at("/status", "APPOINTMENT_OVER")));
            default -> Optional.empty();
        };
    }

    /** @param first whether it is known to be the first version */
    Action action(boolean first) {
        return cancels ? Action.CANCEL : first ? Action.CREATE : Action.CHANGE;
    }
}
