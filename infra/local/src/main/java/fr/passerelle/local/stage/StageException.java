package fr.passerelle.local.stage;

import org.jspecify.annotations.Nullable;

/** A deployed stack cannot be reached; the message is in French and says what to do. */
public final class StageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
