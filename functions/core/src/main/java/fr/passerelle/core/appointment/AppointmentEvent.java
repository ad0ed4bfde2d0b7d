package fr.passerelle.core.appointment;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.Message;
import fr.passerelle.core.identity.Patient;

/**
 * One event of an appointment, carrying its whole state (messages.md §6.5).
 *
 * @param pathway identifier of the parcours, when the hospital names it
 * @param unit code of the unit (service), absent when not told; {@link Place#unit} is what the patient reads
 * @param start with its offset: an instant without offset is a fault
 * @param practitioner name shown to the patient, absent for a team
 * @param instructions preparation, in plain French
 * @param toBring papers to bring
 * @param attachment key of a PDF of the drop bucket ({@code <FINESS EJ>/attachments/…}), absent for none
 * @param message text and reply policy
 */
public record AppointmentEvent(AppointmentKey key, EventOrder order, Patient patient, @Nullable String pathway,
        @Nullable String unit, OffsetDateTime start, @Nullable OffsetDateTime end,
        Place place, @Nullable String practitioner, List<String> instructions, List<String> toBring, @Nullable String attachment,
        Message message) {
    public AppointmentEvent {
        instructions = List.copyOf(instructions);
        toBring = List.copyOf(toBring);
    }

    public Action action() {
        return order.action();
    }
}
