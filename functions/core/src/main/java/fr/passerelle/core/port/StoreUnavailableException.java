package fr.passerelle.core.port;

import org.jspecify.annotations.Nullable;

/** A store, queue or bucket of the platform did not answer: nothing is known, run again later. The message carries no identity. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
