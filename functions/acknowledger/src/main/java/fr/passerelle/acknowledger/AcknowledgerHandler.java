package fr.passerelle.acknowledger;

import java.time.InstantSource;
import java.util.ArrayList;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.micronaut.context.ApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.Failure;
import fr.passerelle.aws.lambda.Priming;

/**
 * Entry point of the function: answers for the inputs that changed in a batch of the table's stream.
 *
 * <p>An input that cannot be answered leaves the others answered; Lambda reads the stream again from its first record, and answering
 * twice writes the same thing.
 */
public final class AcknowledgerHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgerHandler.class);

    private final Acknowledger acknowledger;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(Rehearsal::run);

    /** For the Lambda runtime. */
    public AcknowledgerHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public AcknowledgerHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start()
                .getBean(Acknowledger.class));
    }

    AcknowledgerHandler(Acknowledger acknowledger) {
        this.acknowledger = acknowledger;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        var failures = new ArrayList<BatchItemFailure>();
        for (ChangedInput changed : ChangedInput.of(event)) {
            try {
                acknowledger.answer(changed.inputId());
            } catch (RuntimeException e) {
                LOG.error("no answer written for input {}: {}", changed.inputId(), Failure.summary(e));
                failures.add(BatchItemFailure.builder().withItemIdentifier(changed.firstRecord()).build());
            }
        }
        return StreamsEventResponse.builder().withBatchItemFailures(failures).build();
    }
}
