package fr.passerelle.localstack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

import fr.passerelle.localstack.target.Contract;
import fr.passerelle.localstack.target.OnTarget;
import fr.passerelle.localstack.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the project relies on in SQS (aws-stack.md §8.1); where time must go by, it is two seconds. */
@Contract
record QueueContractTest(Target target) implements OnTarget {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private SqsClient sqs() {
        return target.clients().sqs();
    }

    @Test
    void aMessageReceivedTooOftenGoesToTheDeadLetters() {
        String dead = queue("dead", Map.of());
        String work = queue("work", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "2", QueueAttributeName.REDRIVE_POLICY,
                redrive(dead)));
        sqs().sendMessage(m -> m.queueUrl(work).messageBody("poison"));

        assertThat(receive(work)).hasSize(1);
        assertThat(now(work)).as("hidden meanwhile").isEmpty();
        assertThat(receive(work)).extracting(m -> m.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .containsExactly("2");

        assertThat(bodiesOnceThere(dead, work)).containsExactly("poison");
    }

    /** A queue gives up a message when it is asked for it once too often. */
    private List<String> bodiesOnceThere(String dead, String work) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> bodies = List.of();
        while (bodies.isEmpty() && System.nanoTime() < end) {
            assertThat(now(work)).as("received twice at most").isEmpty();
            bodies = sqs().receiveMessage(r -> r.queueUrl(dead).waitTimeSeconds(1)).messages().stream().map(Message::body).toList();
        }
        return bodies;
    }

    @Test
    void aMessageWhoseVisibilityIsEndedComesBackAtOnceAndOneDeletedDoesNot() {
        String queue = queue("visible", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600"));
        sqs().sendMessage(m -> m.queueUrl(queue).messageBody("again"));

        Message first = receive(queue).getFirst();
        sqs().changeMessageVisibility(v -> v.queueUrl(queue).receiptHandle(first.receiptHandle()).visibilityTimeout(0));
        Message second = receive(queue).getFirst();
        sqs().deleteMessage(d -> d.queueUrl(queue).receiptHandle(second.receiptHandle()));

        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(counts(queue)).containsOnly(0);
    }

    @Test
    void aDelayedMessageIsThereOnlyAfterItsDelay() {
        String queue = queue("delayed", Map.of());
        sqs().sendMessage(m -> m.queueUrl(queue).messageBody("later").delaySeconds(2));

        assertThat(now(queue)).isEmpty();
        assertThat(counts(queue)).contains(1);
        assertThat(receive(queue)).extracting(Message::body).containsExactly("later");
    }

    @Test
    void aMessageBringsItsAttributesAndThoseOfTheQueue() {
        String queue = queue("attributes", Map.of());
        sqs().sendMessage(m -> m.queueUrl(queue).messageBody("é").messageAttributes(
                Map.of("part", MessageAttributeValue.builder().dataType("String").stringValue("deuxième").build())));

        Message received = receive(queue).getFirst();

        assertThat(received.body()).isEqualTo("é");
        assertThat(received.messageAttributes().get("part").stringValue()).isEqualTo("deuxième");
        assertThat(received.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsKeys(MessageSystemAttributeName.SENT_TIMESTAMP, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
    }

    @Test
    void aFifoQueueTakesAMessageOnceByItsDeduplicationIdAndKeepsTheOrderOfAGroup() {
        String queue = sqs().createQueue(q -> q.queueName(Target.fresh("order") + ".fifo")
                .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true"))).queueUrl();
        List.of("1", "2", "2", "1", "3").forEach(
                n -> sqs().sendMessage(m -> m.queueUrl(queue).messageBody("state " + n).messageGroupId("a").messageDeduplicationId(n)));

        assertThat(all(queue)).containsExactly("state 1", "state 2", "state 3");
    }

    @Test
    void aFifoQueueTakesTheSameContentOnceWhenItIsSoConfigured() {
        String queue = sqs().createQueue(q -> q.queueName(Target.fresh("content") + ".fifo").attributes(
                Map.of(QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"))).queueUrl();
        List.of("same", "same", "other").forEach(body -> sqs().sendMessage(m -> m.queueUrl(queue).messageBody(body).messageGroupId("a")));

        assertThat(all(queue)).containsExactly("same", "other");
    }

    @Test
    void deadLettersAreMovedBackToTheQueueTheyComeFrom() {
        String dead = queue("dead", Map.of());
        String work = queue("work", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0", QueueAttributeName.REDRIVE_POLICY,
                redrive(dead)));
        sqs().sendMessage(m -> m.queueUrl(work).messageBody("repaired"));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (counts(dead).getFirst() == 0 && System.nanoTime() < end) {
            now(work);
        }
        assertThat(counts(dead).getFirst()).isEqualTo(1);

        sqs().startMessageMoveTask(t -> t.sourceArn(arn(dead)));

        assertThat(receive(work)).extracting(Message::body).containsExactly("repaired");
        assertThat(counts(dead)).containsOnly(0);
    }

    @Test
    void aMessageOfOneMebibyteIsTakenAndALargerOneRefused() {
        String queue = queue("large", Map.of());
        sqs().sendMessage(m -> m.queueUrl(queue).messageBody("x".repeat(1 << 20)));

        assertThat(receive(queue)).extracting(m -> m.body().length()).containsExactly(1 << 20);
        assertThatThrownBy(() -> sqs().sendMessage(m -> m.queueUrl(queue).messageBody("x".repeat((1 << 20) + 1024))))
                .isInstanceOf(SqsException.class);
    }

    private String queue(String word, Map<QueueAttributeName, String> attributes) {
        Map<QueueAttributeName, String> all = new HashMap<>(Map.of(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0"));
        all.putAll(attributes);
        return sqs().createQueue(q -> q.queueName(Target.fresh(word)).attributes(all)).queueUrl();
    }

    private String arn(String queueUrl) {
        return sqs().getQueueAttributes(q -> q.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN)).attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private String redrive(String dead) {
        return "{\"deadLetterTargetArn\":\"" + arn(dead) + "\",\"maxReceiveCount\":2}";
    }

    private List<Message> now(String queue) {
        return sqs().receiveMessage(r -> r.queueUrl(queue)).messages();
    }

    /** One message, waited for. */
    private List<Message> receive(String queue) {
        return sqs().receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5).messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)).messages();
    }

    private List<String> all(String queue) {
        List<String> bodies = new ArrayList<>();
        List<Message> batch = receive(queue);
        while (!batch.isEmpty()) {
            for (Message message : batch) {
                bodies.add(message.body());
                sqs().deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
            batch = now(queue);
        }
        return bodies;
    }

    /** Visible, in flight, delayed. */
    private List<Integer> counts(String queue) {
        Map<QueueAttributeName, String> attributes = sqs()
                .getQueueAttributes(q -> q.queueUrl(queue).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return List.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED).stream().map(attributes::get).map(Integer::valueOf).toList();
    }
}
