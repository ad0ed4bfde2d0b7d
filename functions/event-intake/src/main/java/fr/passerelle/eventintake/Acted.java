package fr.passerelle.eventintake;

import java.util.List;

import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;

/**
 * What came of an event.
 *
 * @param notes told in its answer
 * @param origin what figures count it by
 */
record Acted(List<Reason> notes, Origin origin) {
    static final Acted SILENT = new Acted(List.of(), Origin.UNKNOWN);

    Acted {
        notes = List.copyOf(notes);
    }

    static Acted noting(List<Reason> notes) {
        return new Acted(notes, Origin.UNKNOWN);
    }
}
