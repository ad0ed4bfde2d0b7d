package fr.passerelle.aws.lambda;

import java.util.ArrayList;
import java.util.function.Consumer;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import fr.passerelle.core.port.LeaseRunningException;

/**
 * One batch of a standard queue: message after message, and the failure of one leaves the others done ({@code ReportBatchItemFailures},
 * aws-stack.md §4). Sequential on purpose: a failure lost between threads is a message deleted.
 */
public final class SqsBatch {
    private static final Logger LOG = LoggerFactory.getLogger(SqsBatch.class);

    private SqsBatch() {
    }

    /** @return the messages whose work threw; an {@link Error} is not caught and returns the whole batch to the queue */
    public static SQSBatchResponse each(SQSEvent event, Consumer<SQSEvent.SQSMessage> work) {
        var failures = new ArrayList<BatchItemFailure>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            try (var _ = MDC.putCloseable("message", message.getMessageId())) {
                if (!done(message, work)) {
                    failures.add(new BatchItemFailure(message.getMessageId()));
                }
            }
        }
        return new SQSBatchResponse(failures);
    }

    private static boolean done(SQSEvent.SQSMessage message, Consumer<SQSEvent.SQSMessage> work) {
        try {
            work.accept(message);
            return true;
        } catch (LeaseRunningException e) {
            LOG.info("message {} comes back: another run holds its dispatch", message.getMessageId());
        } catch (RuntimeException e) {
            LOG.error("message {} failed: {}", message.getMessageId(), Failure.summary(e));
        }
        return false;
    }
}
