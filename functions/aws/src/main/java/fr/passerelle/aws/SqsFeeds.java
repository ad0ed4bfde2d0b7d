package fr.passerelle.aws;

import java.util.Map;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

import fr.passerelle.aws.lambda.Told;
import fr.passerelle.core.port.Feeds;

/** The queues of appointments and of events; the establishment goes beside the body, as the message has no place for it. */
public final class SqsFeeds implements Feeds {
    private final SqsClient client;
    private final String appointments;
    private final String events;

    /**
     * Towards the queues that hospitals use themselves.
     *
     * @param appointments URL of the queue of appointment-intake
     * @param events URL of the queue of event-intake
     */
    public SqsFeeds(SqsClient client, String appointments, String events) {
        this.client = client;
        this.appointments = appointments;
        this.events = events;
    }

    @Override
    public void appointment(String establishment, String message) {
        send("appointment queue", appointments, establishment, message);
    }

    @Override
    public void identity(String establishment, String message) {
        send("event queue", events, establishment, message);
    }

    private void send(String what, String queue, String establishment, String message) {
        var told = MessageAttributeValue.builder().dataType("String").stringValue(establishment).build();
        Calls.to(what, () -> client
                .sendMessage(m -> m.queueUrl(queue).messageBody(message).messageAttributes(Map.of(Told.ESTABLISHMENT, told))));
    }
}
