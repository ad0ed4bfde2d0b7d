package fr.passerelle.dmpdispatch;

import java.time.InstantSource;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.DispatchMessage;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.ClientRehearsal;
import fr.passerelle.aws.lambda.Priming;
import fr.passerelle.aws.lambda.SqsBatch;

/** Entry point of the function: feeds the DMP with the dispatches of a batch. */
public final class DmpDispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final DmpDispatch dispatches;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(Rehearsal::run, new ClientRehearsal());

    /** For the Lambda runtime. */
    public DmpDispatchHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public DmpDispatchHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start()
                .getBean(DmpDispatch.class));
    }

    DmpDispatchHandler(DmpDispatch dispatches) {
        this.dispatches = dispatches;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return SqsBatch.each(event, message -> dispatches.handle(DispatchMessage.read(message.getBody())));
    }
}
