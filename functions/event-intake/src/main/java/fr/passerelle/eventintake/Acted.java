package fr.passerelle.eventintake;

import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.Write;

/**
 * What came of an event.
 *
 * @param notes told in its answer
 * @param origin what figures count it by
 * @param writes committed with its judgement
 */
record Acted(List<Reason> notes, Origin origin, List<Write> writes) {
    static final Acted SILENT = new Acted(List.of(), Origin.UNKNOWN, List.of());

    Acted {
        notes = List.copyOf(notes);
        writes = List.copyOf(writes);
    }

    static Acted noting(List<Reason> notes) {
        return new Acted(notes, Origin.UNKNOWN, List.of());
    }

    /** What came of both. */
    Acted and(Acted other) {
        return new Acted(Stream.concat(notes.stream(), other.notes.stream()).distinct().toList(),
                other.origin.equals(Origin.UNKNOWN) ? origin : other.origin,
                Stream.concat(writes.stream(), other.writes.stream()).toList());
    }
}
