package fr.passerelle.local.eventsource;

import java.time.Duration;

/** A loop that calls a function until it is closed. */
public interface EventSource extends AutoCloseable {
    /** Begins to call the function. */
    EventSource start();

    /** Whether everything that was there when the question was asked has been given to the function; may wait for a fraction of a second. */
    boolean caughtUp();

    /** Takes nothing more. Calls under way go on; {@link #await} waits for them. */
    @Override
    void close();

    /** Waits for the threads to end. @return false when one is still busy after that time */
    boolean await(Duration longest);
}
