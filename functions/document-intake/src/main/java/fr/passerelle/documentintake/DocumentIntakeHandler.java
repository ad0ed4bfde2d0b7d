package fr.passerelle.documentintake;

import java.time.InstantSource;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.Priming;
import fr.passerelle.aws.lambda.SqsBatch;

/** Entry point of the function: takes in the files of a batch of the drop bucket's notifications. */
public final class DocumentIntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final DocumentIntake intake;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(Rehearsal::run);

    /** For the Lambda runtime. */
    public DocumentIntakeHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public DocumentIntakeHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start()
                .getBean(DocumentIntake.class));
    }

    DocumentIntakeHandler(DocumentIntake intake) {
        this.intake = intake;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return SqsBatch.each(event, message -> intake.receive(message.getBody()));
    }
}
