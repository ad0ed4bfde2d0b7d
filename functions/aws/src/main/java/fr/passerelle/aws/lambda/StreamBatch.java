package fr.passerelle.aws.lambda;

import java.util.ArrayList;
import java.util.function.Consumer;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One batch of the table's stream: each input that changed, once. An input whose work failed leaves the others done; Lambda reads the
 * stream again from its first record ({@code ReportBatchItemFailures}, aws-stack.md §4), so the work must be harmless when done twice.
 */
public final class StreamBatch {
    private static final Logger LOG = LoggerFactory.getLogger(StreamBatch.class);

    private StreamBatch() {
    }

    /** @param work on the id of an input */
    public static StreamsEventResponse each(DynamodbEvent event, Consumer<String> work) {
        var failures = new ArrayList<BatchItemFailure>();
        for (ChangedInput changed : ChangedInput.of(event)) {
            try (var _ = MDC.putCloseable("input", changed.inputId())) {
                if (!done(changed, work)) {
                    failures.add(BatchItemFailure.builder().withItemIdentifier(changed.firstRecord()).build());
                }
            }
        }
        return StreamsEventResponse.builder().withBatchItemFailures(failures).build();
    }

    private static boolean done(ChangedInput changed, Consumer<String> work) {
        try {
            work.accept(changed.inputId());
            return true;
        } catch (RuntimeException e) {
            LOG.error("input {} comes back: {}", changed.inputId(), Failure.summary(e));
            return false;
        }
    }
}
