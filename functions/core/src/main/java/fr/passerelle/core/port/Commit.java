package fr.passerelle.core.port;

import java.util.List;

/** Outcome of a commit. */
public sealed interface Commit {
    /** Everything is written. */
    record Done() implements Commit {}

    /** Nothing is written; these conditions did not hold (empty when the store only knows that another commit was under way). */
    record Lost(List<Write> conflicts) implements Commit {
        public Lost {
            conflicts = List.copyOf(conflicts);
        }
    }

    default boolean done() {
        return this instanceof Done;
    }
}
