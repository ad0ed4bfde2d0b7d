package fr.passerelle.aws;

import java.time.Duration;

import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.port.DispatchQueue;

/** The dispatch queues on SQS; each message is a {@link DispatchMessage}. */
public final class SqsDispatchQueue implements DispatchQueue {
    private final SqsClient client;
    private final String dmp;
    private final String mailbox;

    /**
     * @param dmp URL of the queue of the DMP
     * @param mailbox URL of the queue of both mailboxes
     */
    public SqsDispatchQueue(SqsClient client, String dmp, String mailbox) {
        this.client = client;
        this.dmp = dmp;
        this.mailbox = mailbox;
    }

    /** @throws IllegalArgumentException beyond {@link #LONGEST_DELAY} or for a destination without a queue */
    @Override
    public void send(Dispatch dispatch, Duration delay) {
        String queue = switch (dispatch.destination()) {
            case DMP -> dmp;
            case PATIENT_MAILBOX, PROFESSIONAL_MAILBOX -> mailbox;
            case NONE -> throw new IllegalArgumentException("no queue for destination none");
        };
        String body = DispatchMessage.write(dispatch.ref());
        int seconds = QueueDelay.seconds(delay);
        Calls.to("dispatch queue", () -> client.sendMessage(m -> m.queueUrl(queue).messageBody(body).delaySeconds(seconds)));
    }
}
