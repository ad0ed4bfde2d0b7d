package fr.passerelle.bench;

import java.time.Duration;

/**
 * What a function made of one event.
 *
 * @param body its response, in JSON
 * @param took from the event given to the response received
 */
record Answer(String body, Duration took) {
    private static final String NO_FAILURE = "{\"batchItemFailures\":[]}";

    /** Whether no message or record is given back. */
    boolean accepted() {
        return body.equals(NO_FAILURE);
    }
}
