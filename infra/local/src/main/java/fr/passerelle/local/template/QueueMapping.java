package fr.passerelle.local.template;

import java.time.Duration;
import java.util.List;

/**
 * A queue that calls a function.
 *
 * @param id name of the event in the template
 * @param queueArn queue that is read
 * @param batchSize most messages of one call
 * @param window longest wait for a full batch
 * @param concurrency most calls at the same time, at least 2
 * @param reportsFailures whether the answer names the messages that failed
 * @param filters event patterns, JSON; a message that fits none is deleted
 */
public record QueueMapping(String id, String queueArn, int batchSize, Duration window, int concurrency, boolean reportsFailures,
        List<String> filters) {
    public QueueMapping {
        filters = List.copyOf(filters);
    }
}
