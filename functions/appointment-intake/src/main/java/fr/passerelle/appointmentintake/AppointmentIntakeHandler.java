package fr.passerelle.appointmentintake;

import java.time.InstantSource;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.ClientRehearsal;
import fr.passerelle.aws.lambda.Priming;
import fr.passerelle.aws.lambda.SqsBatch;
import fr.passerelle.aws.lambda.Told;

/** Entry point of the function: takes in the appointment events of a batch. */
public final class AppointmentIntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final AppointmentIntake intake;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(Rehearsal::run, new ClientRehearsal());

    /** For the Lambda runtime. */
    public AppointmentIntakeHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public AppointmentIntakeHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start()
                .getBean(AppointmentIntake.class));
    }

    AppointmentIntakeHandler(AppointmentIntake intake) {
        this.intake = intake;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return SqsBatch.each(event, message -> intake.handle(message.getBody(), Told.establishment(message)));
    }
}
