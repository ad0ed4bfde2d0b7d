package fr.passerelle.aws;

import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.core.port.AckEvents;

/**
 * Where acknowledgements are, told on the queue that the software of the hospitals reads: {@code {"establishment":"…","key":"…"}}
 * (docs/hl7.md). Seen some seconds later, once the acknowledgement stands in the results bucket.
 */
public final class SqsAckEvents implements AckEvents {
    private static final int SOON = 5;

    private final SqsClient client;
    private final String queue;

    /** @param queue URL of the queue of the hospitals */
    public SqsAckEvents(SqsClient client, String queue) {
        this.client = client;
        this.queue = queue;
    }

    /** Neither part holds what JSON escapes: a FINESS, and a key made safe. */
    @Override
    public void tell(String establishment, String name) {
        String body = "{\"establishment\":\"" + establishment + "\",\"key\":\"" + S3AckPlace.key(establishment, name) + "\"}";
        Calls.to("queue of acknowledgements", () -> client.sendMessage(m -> m.queueUrl(queue).messageBody(body).delaySeconds(SOON)));
    }
}
