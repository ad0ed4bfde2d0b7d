package fr.passerelle.eventintake;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.event.EventReading;
import fr.passerelle.formats.event.HospitalEvent;
import fr.passerelle.hl7.ack.AnswerPlan;

/**
 * An event, or what is no message of ours, once read.
 *
 * @param establishment FINESS EJ, absent when it cannot be told
 * @param eventId what its source knows it by, absent when it cannot be told
 * @param events in the order they are acted on; none with faults
 * @param digest proof of what was received
 * @param faults everything that is wrong, at once
 * @param notes tolerances that were needed
 * @param answer how it is acknowledged, absent for what is no HL7 v2 message
 */
record Incoming(@Nullable String establishment, @Nullable String eventId, List<HospitalEvent> events, String digest, List<Reason> faults,
        List<Reason> notes, @Nullable AnswerPlan answer) implements Received {
    Incoming {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    static Incoming of(EventReading reading) {
        HospitalEvent event = reading.event();
        return new Incoming(reading.establishment(), reading.eventId(), event == null ? List.of() : List.of(event), reading.digest(),
                reading.faults(), List.of(), null);
    }

    /** What its names end with: an answer in HL7 v2 is looked for under such a name. */
    String ending() {
        return answer == null ? "" : ".hl7";
    }
}
