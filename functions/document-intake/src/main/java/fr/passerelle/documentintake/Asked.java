package fr.passerelle.documentintake;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.Version;
import fr.passerelle.formats.drop.DropReading;

/**
 * What a descriptor asks, whatever its format.
 *
 * @param drop absent when anything is wrong
 * @param faults everything that is wrong; empty exactly when the drop is there
 * @param notes what was assumed or cleaned, without stopping anything
 * @param files names of the PDFs beside it, even when something else is wrong
 * @param carried documents that it bears itself, by version
 */
record Asked(@Nullable Drop drop, List<Reason> faults, List<Reason> notes, List<String> files, Map<Version, Carried> carried) {
    Asked {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
        files = List.copyOf(files);
        carried = Map.copyOf(carried);
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
