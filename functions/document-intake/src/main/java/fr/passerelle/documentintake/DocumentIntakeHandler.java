package fr.passerelle.documentintake;

import java.time.InstantSource;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.SqsBatch;

/** The function behind the queue of the drop bucket's notifications. */
public final class DocumentIntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final DocumentIntake intake;

    /** For the platform: settings of the environment. */
    public DocumentIntakeHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public DocumentIntakeHandler(Settings settings, InstantSource clock) {
        this.intake = ApplicationContext.builder().singletons(settings, clock).start().getBean(DocumentIntake.class);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return SqsBatch.each(event, message -> intake.receive(message.getBody()));
    }
}
