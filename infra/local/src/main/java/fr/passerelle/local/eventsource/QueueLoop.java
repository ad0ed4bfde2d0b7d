package fr.passerelle.local.eventsource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import fr.passerelle.local.template.QueueMapping;

/**
 * One mapping of a queue: receive, call, delete what did not fail, leave the rest to the visibility timeout and the redrive of the queue.
 * Not reproduced: the cut of a batch at 6 MB, the scaling of pollers, the block of a FIFO group after a failure.
 */
public final class QueueLoop implements EventSource {
    private static final Logger LOG = LoggerFactory.getLogger(QueueLoop.class);
    /** Most messages of one call to SQS. */
    private static final int MOST_RECEIVED = 10;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final String queueUrl;
    private final String region;
    private final QueueMapping mapping;
    private final EventFilter filter;
    private final EventFunction function;
    private final List<Thread> pollers = new ArrayList<>();
    private volatile boolean closed;

    /** @param pollers threads, each with its own batch; the mapping's concurrency is never passed */
    public QueueLoop(SqsClient sqs, String queueUrl, String region, QueueMapping mapping, EventFunction function, int pollers) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.region = region;
        this.mapping = mapping;
        this.filter = new EventFilter(mapping.filters());
        this.function = function;
        for (int i = 0; i < Math.min(pollers, mapping.concurrency()); i++) {
            this.pollers.add(Thread.ofPlatform().daemon().name(function.name() + "-" + i).unstarted(this::run));
        }
    }

    @Override
    public QueueLoop start() {
        pollers.forEach(Thread::start);
        return this;
    }

    private void run() {
        while (!closed) {
            try {
                once(POLL);
            } catch (SdkException e) {
                if (!closed) {
                    LOG.warn("{}: the queue does not answer: {}", function.name(), e.getMessage());
                    Pause.of(POLL);
                }
            }
        }
    }

    /** One batch, if there is one. @return how many messages were received */
    int once(Duration wait) {
        List<Message> batch = receive(wait);
        if (!batch.isEmpty()) {
            give(batch);
        }
        return batch.size();
    }

    private List<Message> receive(Duration wait) {
        List<Message> batch = new ArrayList<>(receive(Math.min(MOST_RECEIVED, mapping.batchSize()), wait));
        long end = System.nanoTime() + mapping.window().toNanos();
        while (!batch.isEmpty() && batch.size() < mapping.batchSize() && mapping.window().isPositive() && end - System.nanoTime() > 0
                && !closed) {
            batch.addAll(receive(Math.min(MOST_RECEIVED, mapping.batchSize() - batch.size()), Duration.ofSeconds(1)));
        }
        return batch;
    }

    private List<Message> receive(int most, Duration wait) {
        return sqs.receiveMessage(r -> r.queueUrl(queueUrl).maxNumberOfMessages(most).waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL).messageAttributeNames("All")).messages();
    }

    private void give(List<Message> batch) {
        List<ObjectNode> records = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        for (Message message : batch) {
            ObjectNode json = EventJson.message(message, mapping.queueArn(), region);
            if (filter.lets(json)) {
                records.add(json);
                sent.add(message.messageId());
            }
        }
        Set<String> failed = records.isEmpty() ? Set.of() : call(records, sent);
        batch.stream().filter(m -> !failed.contains(m.messageId()))
                .forEach(m -> sqs.deleteMessage(d -> d.queueUrl(queueUrl).receiptHandle(m.receiptHandle())));
    }

    private Set<String> call(List<ObjectNode> records, List<String> sent) {
        try {
            byte[] answer = function.call(EventJson.records(records).toString().getBytes(StandardCharsets.UTF_8));
            return mapping.reportsFailures() ? BatchAnswer.failures(answer, sent) : Set.of();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{}: the whole batch failed", function.name(), e);
            return new HashSet<>(sent);
        }
    }

    /** A queue knows by itself what it still has. */
    @Override
    public boolean caughtUp() {
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean await(Duration longest) {
        return Pause.join(pollers, longest);
    }
}
