package fr.passerelle.documentintake;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Version;
import fr.passerelle.formats.drop.DropReading;
import fr.passerelle.hl7.once.ControlId;

/**
 * What a descriptor asks, whatever its format.
 *
 * @param drop absent when anything is wrong
 * @param faults everything that is wrong; empty when the drop is there or when nothing is asked
 * @param notes what was assumed or cleaned, without stopping anything
 * @param files names of the PDFs beside it, even when something else is wrong
 * @param carried documents that it bears itself, by version
 * @param controlId what it is known by, of a message only
 */
record Asked(@Nullable Drop drop, List<Reason> faults, List<Reason> notes, List<String> files, Map<Version, Carried> carried,
        @Nullable ControlId controlId) {
    Asked {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
        files = List.copyOf(files);
        carried = Map.copyOf(carried);
    }

    Asked(@Nullable Drop drop, List<Reason> faults, List<Reason> notes, List<String> files, Map<Version, Carried> carried) {
        this(drop, faults, notes, files, carried, null);
    }

    /** The same, of a message known by that. */
    Asked under(@Nullable ControlId id) {
        return new Asked(drop, faults, notes, files, carried, id);
    }

    /** Something that asks for nothing. */
    static Asked nothing(List<Reason> notes) {
        return new Asked(null, List.of(), notes, List.of(), Map.of());
    }

    /** Whether nothing is wrong, and nothing is to be done. */
    boolean asksNothing() {
        return drop == null && faults.isEmpty();
    }

    /** A descriptor in JSON: its documents are beside it. */
    static Asked of(DropReading reading) {
        return new Asked(reading.drop(), reading.faults(), reading.notes(), reading.files(), Map.of());
    }

    /** Nothing can be read of it. */
    static Asked faulty(List<Reason> faults, List<Reason> notes) {
        return new Asked(null, faults, notes, List.of(), Map.of());
    }
}
