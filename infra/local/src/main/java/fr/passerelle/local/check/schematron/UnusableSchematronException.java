package fr.passerelle.local.check.schematron;

/** A folder or a schematron that cannot be used; the message is French and says why. */
public final class UnusableSchematronException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableSchematronException(String message) {
        super(message);
    }

    UnusableSchematronException(String message, Throwable cause) {
        super(message, cause);
    }
}
