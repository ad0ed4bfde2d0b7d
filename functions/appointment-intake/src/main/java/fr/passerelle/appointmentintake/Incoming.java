package fr.passerelle.appointmentintake;

import org.jspecify.annotations.Nullable;

import fr.passerelle.formats.appointment.AppointmentReading;
import fr.passerelle.hl7.ack.AnswerPlan;

/**
 * A message of the queue once read, whatever its form.
 *
 * @param establishment FINESS EJ, absent when it cannot be told
 * @param digest SHA-256 of what was received
 * @param answer how it is acknowledged, absent for what is no HL7 v2 message
 */
record Incoming(AppointmentReading reading, @Nullable String establishment, String digest, @Nullable AnswerPlan answer) {
    /** What its name ends with: an answer in HL7 v2 is looked for under such a name. */
    String ending() {
        return answer == null ? "" : ".hl7";
    }
}
