package fr.passerelle.local.eventsource;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Which records of a batch failed, by the rules of {@code ReportBatchItemFailures} (aws-stack.md §5.3; Lambda Developer Guide "Handling errors
 * for an SQS event source", "Success and failure conditions").
 */
final class BatchAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BatchAnswer() {
    }

    /**
     * The failed identifiers: none for no answer, {@code null}, {@code {}} or an empty list; all of them when one is unknown, empty or
     * {@code null}, or when the answer cannot be read.
     *
     * @param sent identifiers of the batch
     */
    static Set<String> failures(byte[] answer, List<String> sent) {
        JsonNode root;
        try {
            root = JSON.readTree(answer);
        } catch (IOException e) {
            return Set.copyOf(sent);
        }
        if (root.isMissingNode() || root.isNull()) {
            return Set.of();
        }
        JsonNode failures = root.path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return Set.of();
        }
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : failures) {
            String identifier = failure.path("itemIdentifier").asText("");
            if (!sent.contains(identifier)) {
                return Set.copyOf(sent);
            }
            failed.add(identifier);
        }
        return failures.isArray() ? failed : Set.copyOf(sent);
    }
}
