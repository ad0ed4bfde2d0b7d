package fr.passerelle.hl7;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;

/**
 * What bytes gave.
 *
 * @param er7 absent when not even the header can be read: nobody can be answered
 * @param notes tolerances that were needed
 */
record WireReading(@Nullable Er7 er7, List<Reason> faults, List<Reason> notes) {
    WireReading {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }
}
