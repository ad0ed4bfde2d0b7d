package fr.passerelle.aws;

import java.time.Duration;

import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.core.port.Postponement;

/** Puts a message of a function back in its own queue, later. */
public final class SqsPostponement implements Postponement {
    private final SqsClient client;
    private final String queue;

    /** @param queue URL of the function's own queue */
    public SqsPostponement(SqsClient client, String queue) {
        this.client = client;
        this.queue = queue;
    }

    /** @throws IllegalArgumentException beyond {@link fr.passerelle.core.port.DispatchQueue#LONGEST_DELAY} */
    @Override
    public void again(String body, Duration delay) {
        int seconds = QueueDelay.seconds(delay);
        Calls.to("function queue", () -> client.sendMessage(m -> m.queueUrl(queue).messageBody(body).delaySeconds(seconds)));
    }
}
