package fr.passerelle.formats.drop;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;

/**
 * A descriptor once read.
 *
 * @param drop absent when anything is wrong
 * @param faults everything that is wrong, in the order of the fields; empty exactly when the drop is there
 * @param notes what was assumed or cleaned on the way, without stopping anything
 * @param files names of the files the descriptor speaks of, even when something else in it is wrong
 */
public record DropReading(@Nullable Drop drop, List<Reason> faults, List<Reason> notes, List<String> files) {
    public DropReading {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }
}
