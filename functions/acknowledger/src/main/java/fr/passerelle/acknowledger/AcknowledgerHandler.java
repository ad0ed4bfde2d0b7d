package fr.passerelle.acknowledger;

import java.time.InstantSource;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.ClientRehearsal;
import fr.passerelle.aws.lambda.Priming;
import fr.passerelle.aws.lambda.StreamBatch;

/**
 * Entry point of the function: answers for the inputs that changed in a batch of the table's stream.
 *
 * <p>An input that cannot be answered leaves the others answered; Lambda reads the stream again from its first record, and answering
 * twice writes the same thing.
 */
public final class AcknowledgerHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Acknowledger acknowledger;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(Rehearsal::run, new ClientRehearsal());

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
        return StreamBatch.each(event, acknowledger::answer);
    }
}
