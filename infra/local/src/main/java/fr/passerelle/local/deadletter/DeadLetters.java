package fr.passerelle.local.deadletter;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import fr.passerelle.local.deadletter.DeadLetterQueue.Kind;

/** The queues of dead letters of a stage. */
public final class DeadLetters {
    private static final String SUFFIX = "-dead-letters";
    private static final Set<String> SCHEDULES = Set.of("releaser", "mailbox-collector", "keeper");
    private static final Set<String> STREAMS = Set.of("acknowledger", "indicators");
    /** Their messages hold references and nothing else. */
    private static final Set<String> NAMELESS = Set.of("drops", "dmp-dispatch", "mailbox-dispatch", "hospital-replies", "hospital-acks");
    /** Names of functions whose queue has another one. */
    private static final Map<String, String> FUNCTIONS = Map.of("document-intake", "drops", "appointment-intake", "appointments",
            "event-intake", "hospital-events");
    private static final int SEEN = 10;

    private final SqsClient sqs;
    private final String prefix;

    /** @param stage whose name is in those of the queues */
    public DeadLetters(SqsClient sqs, String stage) {
        this.sqs = sqs;
        this.prefix = "passerelle-" + stage + "-";
    }

    /** All of them, by name. */
    public List<DeadLetterQueue> all() {
        return sqs.listQueuesPaginator(r -> r.queueNamePrefix(prefix)).queueUrls().stream().filter(url -> url.endsWith(SUFFIX))
                .map(this::queue).sorted(Comparator.comparing(DeadLetterQueue::name)).toList();
    }

    /** @param asked name of a function, of a queue, or of a queue of dead letters */
    public Optional<DeadLetterQueue> find(String asked) {
        String bare = asked.startsWith(prefix) ? asked.substring(prefix.length()) : asked;
        String source = bare.endsWith(SUFFIX) ? bare.substring(0, bare.length() - SUFFIX.length()) : bare;
        String name = prefix + FUNCTIONS.getOrDefault(source, source) + SUFFIX;
        return all().stream().filter(queue -> queue.name().equals(name)).findFirst();
    }

    /**
     * Sends the messages of a queue back where they came from; the function that reads them looks at the state before it acts. Begun again
     * while it runs, or on an empty queue, it does nothing more.
     *
     * @throws IllegalArgumentException when its messages have nowhere to go back to
     */
    public void redrive(DeadLetterQueue queue) {
        if (queue.kind() != Kind.MESSAGES) {
            throw new IllegalArgumentException(queue.kind().advice());
        }
        sqs.startMessageMoveTask(r -> r.sourceArn(queue.arn()));
    }

    private DeadLetterQueue queue(String url) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(
                QueueAttributeName.QUEUE_ARN, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).attributes();
        int depth = number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        String name = url.substring(url.lastIndexOf('/') + 1);
        String source = name.substring(prefix.length(), name.length() - SUFFIX.length());
        Kind kind = SCHEDULES.contains(source) ? Kind.SCHEDULE : STREAMS.contains(source) ? Kind.STREAM : Kind.MESSAGES;
        return new DeadLetterQueue(name, url, String.valueOf(attributes.get(QueueAttributeName.QUEUE_ARN)), depth,
                depth > 0 && NAMELESS.contains(source) ? oldest(url) : null, kind);
    }

    /** Looks at a few messages and leaves them where they are. */
    private @Nullable Instant oldest(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(SEEN).visibilityTimeout(0)
                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)).messages().stream().map(Message::attributes)
                .map(attributes -> Instant.ofEpochMilli(Long.parseLong(attributes.get(MessageSystemAttributeName.SENT_TIMESTAMP))))
                .min(Comparator.naturalOrder()).orElse(null);
    }

    private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
