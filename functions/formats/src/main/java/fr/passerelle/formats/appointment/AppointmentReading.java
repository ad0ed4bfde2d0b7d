package fr.passerelle.formats.appointment;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.dispatch.Reason;

/**
 * An event once read.
 *
 * @param label absent when the establishment or the appointment cannot be told
 * @param event absent when anything is wrong
 * @param digest SHA-256 of the content whatever its layout (order of the fields, white space); of the raw bytes when it is no JSON object
 * @param faults everything that is wrong, at once
 * @param notes tolerances that were needed
 * @param silence why this state is known and told to nobody, absent when the patient is written to
 */
public record AppointmentReading(@Nullable EventLabel label, @Nullable AppointmentEvent event, String digest, List<Reason> faults,
        List<Reason> notes, @Nullable Reason silence) {
    public AppointmentReading {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** What is told as it is. */
    public AppointmentReading(@Nullable EventLabel label, @Nullable AppointmentEvent event, String digest, List<Reason> faults) {
        this(label, event, digest, faults, List.of(), null);
    }
}
