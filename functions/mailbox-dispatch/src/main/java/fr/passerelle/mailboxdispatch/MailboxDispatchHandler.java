package fr.passerelle.mailboxdispatch;

import java.time.InstantSource;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;
import org.jspecify.annotations.Nullable;

import fr.passerelle.aws.DispatchMessage;
import fr.passerelle.aws.Settings;
import fr.passerelle.aws.lambda.ClientRehearsal;
import fr.passerelle.aws.lambda.Priming;
import fr.passerelle.aws.lambda.SqsBatch;
import fr.passerelle.core.dispatch.DispatchRef;

/** Entry point of the function: sends the mails of a batch of dispatches. */
public final class MailboxDispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** A slow operator takes that long for one mail: killed in its middle, a function leaves it in doubt. */
    private static final int ONE_MAIL_MILLIS = 90_000;

    private final MailboxDispatch dispatches;
    /** Kept here: CRaC holds it weakly. */
    @SuppressWarnings("UnusedVariable")
    private final Priming priming = Priming.by(Rehearsal::run, new ClientRehearsal());

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
    public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
        try {
            return SqsBatch.each(event, message -> {
                DispatchRef ref = DispatchMessage.read(message.getBody());
                if (timeLeft(context)) {
                    dispatches.handle(ref);
                } else {
                    dispatches.postpone(ref);
                }
            });
        } finally {
            dispatches.release();
        }
    }

    private static boolean timeLeft(@Nullable Context context) {
        return context == null || context.getRemainingTimeInMillis() >= ONE_MAIL_MILLIS;
    }
}
