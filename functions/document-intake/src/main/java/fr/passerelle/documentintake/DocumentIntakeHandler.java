package fr.passerelle.documentintake;

import java.time.InstantSource;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.IntakeMessage;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.ClientRehearsal;
import fr.passerelle.aws.lambda.Priming;
import fr.passerelle.aws.lambda.SqsBatch;
import fr.passerelle.core.request.IntakeRequest;

/** Entry point of the function: takes in the files of a batch of the drop bucket's notifications. */
public final class DocumentIntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final DocumentIntake intake;
    private final GatewayInputs gateway;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(Rehearsal::run, new ClientRehearsal());

    /** For the Lambda runtime. */
    public DocumentIntakeHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public DocumentIntakeHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start());
    }

    private DocumentIntakeHandler(ApplicationContext context) {
        this(context.getBean(DocumentIntake.class), context.getBean(GatewayInputs.class));
    }

    DocumentIntakeHandler(DocumentIntake intake, GatewayInputs gateway) {
        this.intake = intake;
        this.gateway = gateway;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return SqsBatch.each(event, message -> take(message.getBody()));
    }

    /** The queue carries what S3 tells and what people and events ask. */
    private void take(String body) {
        IntakeMessage.read(body).ifPresentOrElse(this::act, () -> intake.receive(body));
    }

    private void act(IntakeRequest request) {
        switch (request) {
            case IntakeRequest.JudgeAgain(String inputId) -> intake.judgeAgain(inputId);
            case IntakeRequest.Reveal _,IntakeRequest.Correct _ -> gateway.act(request);
        }
    }
}
