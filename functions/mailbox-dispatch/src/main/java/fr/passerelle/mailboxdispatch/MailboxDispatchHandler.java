package fr.passerelle.mailboxdispatch;

import java.time.InstantSource;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;

import fr.passerelle.aws.DispatchMessage;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.Priming;
import fr.passerelle.aws.lambda.SqsBatch;

/** Entry point of the function: sends the mails of a batch of dispatches. */
public final class MailboxDispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final MailboxDispatch dispatches;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(Rehearsal::run);

    /** For the Lambda runtime. */
    public MailboxDispatchHandler() {
        this(Settings.ofEnvironment(), InstantSource.system());
    }

    public MailboxDispatchHandler(Settings settings, InstantSource clock) {
        this(ApplicationContext.builder().deduceEnvironment(false).banner(false).singletons(settings, clock).start()
                .getBean(MailboxDispatch.class));
    }

    MailboxDispatchHandler(MailboxDispatch dispatches) {
        this.dispatches = dispatches;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        try {
            return SqsBatch.each(event, message -> dispatches.handle(DispatchMessage.read(message.getBody())));
        } finally {
            dispatches.release();
        }
    }
}
