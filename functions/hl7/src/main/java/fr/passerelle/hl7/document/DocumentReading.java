package fr.passerelle.hl7.document;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;

/**
 * What a document message gave.
 *
 * @param message absent when too little can be read; with faults it is there for reports only
 * @param faults everything that is wrong, each with its place as ERR-2 says it
 * @param notes tolerances that were needed
 */
public record DocumentReading(@Nullable DocumentMessage message, List<Reason> faults, List<Reason> notes) {
    public DocumentReading {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }
}
