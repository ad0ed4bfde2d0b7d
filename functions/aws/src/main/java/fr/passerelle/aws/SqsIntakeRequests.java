package fr.passerelle.aws;

import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.core.port.IntakeRequests;
import fr.passerelle.core.request.IntakeRequest;

/** Requests on the drop queue; each message is an {@link IntakeMessage}. */
public final class SqsIntakeRequests implements IntakeRequests {
    private final SqsClient client;
    private final String queue;

    /** @param queue URL of the queue of document-intake */
    public SqsIntakeRequests(SqsClient client, String queue) {
        this.client = client;
        this.queue = queue;
    }

    @Override
    public void ask(IntakeRequest request) {
        String body = IntakeMessage.write(request);
        Calls.to("drop queue", () -> client.sendMessage(m -> m.queueUrl(queue).messageBody(body)));
    }
}
