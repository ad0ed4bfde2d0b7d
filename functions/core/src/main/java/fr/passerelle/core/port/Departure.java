package fr.passerelle.core.port;

/**
 * Lets a call leave. Asked when the call is ready to its last byte and the other end is listening, since what the DMP counts is when calls come
 * (dmp-transport.md §2.4).
 */
@FunctionalInterface
public interface Departure {
    /** For what is under no ceiling. */
    Departure AT_ONCE = () -> true;

    /**
     * Waits for the turn of the call.
     *
     * @return false when there is none soon: the call must not be made
     */
    boolean await();
}
