package fr.passerelle.local.eventsource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.Record;

import fr.passerelle.local.template.StreamMapping;

/**
 * Gives records to a function until each is done or given up: the answer's first failed record is where the next try starts, a batch that
 * fails as a whole is cut in two when the mapping says so, and the records given up are told to a queue by their position.
 */
public final class StreamBatch {
    private static final Logger LOG = LoggerFactory.getLogger(StreamBatch.class);

    private final EventFunction function;
    private final StreamMapping mapping;
    private final EventFilter filter;
    private final String streamArn;
    private final String region;
    private final Duration backoff;
    private final InstantSource clock;
    private final DeadLetters deadLetters;

    /** @param backoff time between two tries */
    public StreamBatch(EventFunction function, StreamMapping mapping, String streamArn, String region, Duration backoff,
            InstantSource clock,
            DeadLetters deadLetters) {
        this.function = function;
        this.mapping = mapping;
        this.filter = new EventFilter(mapping.filters());
        this.streamArn = streamArn;
        this.region = region;
        this.backoff = backoff;
        this.clock = clock;
        this.deadLetters = deadLetters;
    }

    /** Keeps the position of what was given up. */
    @FunctionalInterface
    public interface DeadLetters {
        void add(String body);
    }

    private record Change(String sequence, ObjectNode json) {}

    private record Part(List<Change> changes, int tries) {}

    /** Returns when every record is done or given up, or when the loop stops. */
    void settle(String shard, List<Record> records, BooleanSupplier stopped) {
        List<Change> wanted = records.stream()
                .map(r -> new Change(r.dynamodb().sequenceNumber(), EventJson.change(r, streamArn, region)))
                .filter(c -> filter.lets(c.json()))
                .toList();
        Deque<Part> parts = new ArrayDeque<>();
        if (!wanted.isEmpty()) {
            parts.push(new Part(wanted, 0));
        }
        while (!parts.isEmpty() && !stopped.getAsBoolean()) {
            settle(shard, parts.pop(), parts);
        }
    }

    private void settle(String shard, Part part, Deque<Part> parts) {
        int done = call(part.changes());
        List<Change> rest = part.changes().subList(done, part.changes().size());
        if (rest.isEmpty()) {
            return;
        }
        boolean cut = done == 0 && mapping.bisects() && rest.size() > 1;
        int tries = cut ? part.tries() : part.tries() + 1;
        if (mapping.mostRetries().isPresent() && tries > mapping.mostRetries().get()) {
            giveUp(shard, rest, tries);
        } else if (cut) {
            parts.push(new Part(rest.subList(rest.size() / 2, rest.size()), tries));
            parts.push(new Part(rest.subList(0, rest.size() / 2), tries));
        } else {
            Pause.of(backoff);
            parts.push(new Part(rest, tries));
        }
    }

    /** @return how many records, from the first on, are done */
    private int call(List<Change> changes) {
        List<String> sent = changes.stream().map(Change::sequence).toList();
        Set<String> failed;
        try {
            byte[] answer = function
                    .call(EventJson.records(changes.stream().map(Change::json).toList()).toString().getBytes(StandardCharsets.UTF_8));
            failed = mapping.reportsFailures() ? BatchAnswer.failures(answer, sent) : Set.of();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{}: the whole batch failed", function.name(), e);
            return 0;
        }
        int first = 0;
        while (first < sent.size() && !failed.contains(sent.get(first))) {
            first++;
        }
        return first;
    }

    private void giveUp(String shard, List<Change> rest, int tries) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("requestContext").put("functionArn", function.name()).put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", tries);
        body.put("version", "1.0").put("timestamp", clock.instant().toString());
        body.putObject("DDBStreamBatchInfo").put("shardId", shard).put("startSequenceNumber", rest.getFirst().sequence())
                .put("endSequenceNumber", rest.getLast().sequence()).put("batchSize", rest.size()).put("streamArn", streamArn);
        deadLetters.add(body.toString());
    }
}
