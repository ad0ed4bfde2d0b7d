package fr.passerelle.local.engine;

/** An embedded service that did not start or stop. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
