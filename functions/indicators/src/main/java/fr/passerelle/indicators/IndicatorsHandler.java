package fr.passerelle.indicators;

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

/** Entry point of the function: counts the inputs that changed in a batch of the table's stream; counting twice adds nothing. */
public final class IndicatorsHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final InputCounting counting;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(Rehearsal::run, new ClientRehearsal());

    /** For the Lambda runtime. */
    public IndicatorsHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public IndicatorsHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start()
                .getBean(InputCounting.class));
    }

    IndicatorsHandler(InputCounting counting) {
        this.counting = counting;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return StreamBatch.each(event, counting::count);
    }
}
