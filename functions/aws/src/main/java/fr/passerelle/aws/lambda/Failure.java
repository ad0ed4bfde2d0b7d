package fr.passerelle.aws.lambda;

import fr.passerelle.core.port.StoreUnavailableException;

/**
 * What a log may say of an exception: its types and the line of ours it went through. Messages of libraries may quote what they read,
 * an object key or a field, so they stay out; ours about stores carry none.
 */
public final class Failure {
    private static final String OURS = "fr.passerelle.";

    private Failure() {
    }

    /** E.g. {@code StoreUnavailableException (dispatch queue) < SqsException at DocumentIntake.queue:87}. */
    public static String summary(Throwable failure) {
        var text = new StringBuilder(failure.getClass().getSimpleName());
        if (failure instanceof StoreUnavailableException) {
            text.append(" (").append(failure.getMessage()).append(')');
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append(" < ").append(cause.getClass().getSimpleName());
        }
        for (StackTraceElement line : failure.getStackTrace()) {
            if (line.getClassName().startsWith(OURS)) {
                String type = line.getClassName().substring(line.getClassName().lastIndexOf('.') + 1);
                return text.append(" at ").append(type).append('.').append(line.getMethodName()).append(':').append(line.getLineNumber())
                        .toString();
            }
        }
        return text.toString();
    }
}
