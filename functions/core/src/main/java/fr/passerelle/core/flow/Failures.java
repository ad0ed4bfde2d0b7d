package fr.passerelle.core.flow;

import org.jspecify.annotations.Nullable;

/** What failed while everybody had their turn: told at the end, so that one failure stops nobody else. */
public final class Failures {
    private @Nullable RuntimeException first;

    public void add(RuntimeException failure) {
        if (first == null) {
            first = failure;
        } else if (!first.equals(failure)) {
            first.addSuppressed(failure);
        }
    }

    /** @throws RuntimeException the first failure, with the others suppressed; nothing when there was none */
    public void raise() {
        if (first != null) {
            throw first;
        }
    }
}
