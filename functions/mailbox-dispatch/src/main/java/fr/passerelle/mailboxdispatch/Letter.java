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

/**
 * A mail that may leave, not yet written.
 *
 * @param subject what the patient's choices can tell of it
 * @param recipient computed now, never stored nor logged
 * @param notes what the hospital is told of this sending
 * @param head the appointment as it was read, which must still be so when the sending begins; absent for documents
 */
public record Letter(Establishment establishment, Patient patient, Subject subject, String recipient, List<Reason> notes,
        @Nullable AppointmentHead head, Writing writing) {
    public Letter {
        notes = List.copyOf(notes);
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
