package fr.passerelle.mailboxdispatch;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.rule.Facts.Item;

/**
 * A mail that may leave, not yet written.
 *
 * @param subject what the patient's choices can tell of it
 * @param items documents carried, with the visibility that applies to each now
 * @param recall whether it asks to delete what was sent before
 * @param recipient computed now, never stored nor logged
 * @param notes what the hospital is told of this sending
 * @param head the appointment as it was read, which must still be so when the sending begins; absent for documents
 */
public record Letter(Establishment establishment, Patient patient, Subject subject, List<Item> items, boolean recall, String recipient,
        List<Reason> notes,
        @Nullable AppointmentHead head, Writing writing) {
    public Letter {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    /** The same, as long as the appointment is still so. */
    Letter holding(AppointmentHead appointment) {
        return new Letter(establishment, patient, subject, items, recall, recipient, notes, appointment, writing);
    }

    /** Writes the mail, dated as told. */
    @FunctionalInterface
    public interface Writing {
        /** @throws IOException when a document cannot be read or {@code out} not written */
        void write(Instant at, OutputStream out) throws IOException;
    }

    @Override
    public String toString() {
        return "Letter[***]";
    }
}
