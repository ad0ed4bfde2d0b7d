package fr.passerelle.bench;

import java.io.Serial;

/** A function that did not start or did not answer; the message holds what it said last. */
final class FunctionFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    FunctionFailedException(String what, String log) {
        super(what + "\n--- end of its log ---\n" + log);
    }
}
