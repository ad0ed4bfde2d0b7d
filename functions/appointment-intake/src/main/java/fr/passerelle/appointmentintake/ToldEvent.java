package fr.passerelle.appointmentintake;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.appointment.AppointmentReading;

/**
 * A sound event, as its source told it.
 *
 * @param digest of its content
 * @param notes tolerances that were needed
 * @param silence why the patient is not written to, absent when they are
 */
record ToldEvent(AppointmentEvent event, String digest, List<Reason> notes, @Nullable Reason silence) {
    static ToldEvent of(AppointmentReading reading, AppointmentEvent event) {
        return new ToldEvent(event, reading.digest(), reading.notes(), reading.silence());
    }
}
