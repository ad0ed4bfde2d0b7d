package fr.passerelle.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The stream of a table that calls a function.
 *
 * @param id name of the event in the template
 * @param tableId logical id of the table
 * @param batchSize most records of one call
 * @param window longest wait for a full batch
 * @param bisects whether a failed batch is cut in two
 * @param mostRetries tries after the first one; absent: until the records leave the stream
 * @param reportsFailures whether the answer names the first record that failed
 * @param deadLetterArn queue told about records given up
 * @param filters event patterns, JSON; a record that fits none is skipped
 */
public record StreamMapping(String id, String tableId, int batchSize, Duration window, boolean bisects, Optional<Integer> mostRetries,
        boolean reportsFailures, Optional<String> deadLetterArn, List<String> filters) {
    public StreamMapping {
        filters = List.copyOf(filters);
    }
}
