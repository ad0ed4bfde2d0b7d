package fr.passerelle.aws;

import java.util.function.Function;

import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.core.mail.KeptMessage;
import fr.passerelle.core.port.ReplyEvents;

/** What came in, told on the queue that the software of the hospitals reads ({@code docs/replies.md}). */
public final class SqsReplyEvents implements ReplyEvents {
    private final SqsClient client;
    private final String queue;
    private final Function<KeptMessage, String> writer;

    /**
     * @param queue URL of the queue of the hospitals
     * @param writer of the body, see the {@code formats} module
     */
    public SqsReplyEvents(SqsClient client, String queue, Function<KeptMessage, String> writer) {
        this.client = client;
        this.queue = queue;
        this.writer = writer;
    }

    @Override
    public void tell(KeptMessage message) {
        String body = writer.apply(message);
        Calls.to("queue of replies", () -> client.sendMessage(m -> m.queueUrl(queue).messageBody(body)));
    }
}
