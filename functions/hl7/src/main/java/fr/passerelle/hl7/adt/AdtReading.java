package fr.passerelle.hl7.adt;

import java.util.List;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.event.HospitalEvent;

/**
 * What an ADT message gave.
 *
 * @param events in the order they are to be acted on; none when anything is wrong, or when the message says nothing the gateway acts on
 * @param faults everything that is wrong, each with its place as ERR-2 says it
 * @param notes tolerances that were needed, and what was left aside
 */
public record AdtReading(List<HospitalEvent> events, List<Reason> faults, List<Reason> notes) {
    public AdtReading {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }
}
