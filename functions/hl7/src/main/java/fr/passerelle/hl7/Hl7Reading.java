package fr.passerelle.hl7;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;

/**
 * What bytes gave: a message, its faults of form all at once, and the tolerances that were needed.
 *
 * @param message absent when not even the header can be read: nobody can be answered
 */
public record Hl7Reading(@Nullable Hl7Message message, List<Reason> faults, List<Reason> notes) {
    public Hl7Reading {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }
}
