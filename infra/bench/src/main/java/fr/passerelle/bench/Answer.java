package fr.passerelle.bench;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a function made of one event.
 *
 * @param body its response, in JSON
 * @param took from the event given to the response received
 */
record Answer(String body, Duration took) {
    private static final String NO_FAILURE = "{\"batchItemFailures\":[]}";
    private static final Pattern COUNT = Pattern.compile("\\d+");

    /** Whether no message or record is given back; a function that is not given any answers how much it did, or a status of HTTP. */
    boolean accepted() {
        return body.equals(NO_FAILURE) || COUNT.matcher(body).matches() || body.contains("\"statusCode\":200");
    }
}
