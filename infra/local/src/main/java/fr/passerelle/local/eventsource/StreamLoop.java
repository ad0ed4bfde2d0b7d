package fr.passerelle.local.eventsource;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** One mapping of a table's stream: each shard from its first record on, in order; a shard goes on only when its records are settled. */
public final class StreamLoop implements EventSource {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLoop.class);
    private static final Duration LONGEST_ROUND = Duration.ofMillis(500);

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final int batchSize;
    private final Duration poll;
    private final StreamBatch batch;
    /** Where each shard is read next; absent once a shard is closed and read to its end. */
    private final Map<String, Optional<String>> positions = new LinkedHashMap<>();
    private final int mostQuietRounds;
    private int quietRounds;
    /** Sequence number of the last record given to the function, by shard. */
    private final Map<String, String> settled = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile long lastQuietRound = Long.MIN_VALUE;
    private volatile long asked = Long.MIN_VALUE;

    /**
     * @param poll time in which records gather between two looks, unless somebody asks whether all are settled
     * @param mostQuietRounds looks without a record after which the position is asked for again: an emulator may have forgotten it without a
     * word
     */
    public StreamLoop(DynamoDbStreamsClient streams, String streamArn, String name, int batchSize, Duration poll, int mostQuietRounds,
            StreamBatch batch) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.batchSize = batchSize;
        this.poll = poll;
        this.mostQuietRounds = mostQuietRounds;
        this.batch = batch;
        this.thread = Thread.ofPlatform().daemon().name(name + "-stream").unstarted(this::run);
    }

    @Override
    public StreamLoop start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            long begin = System.nanoTime();
            try {
                if (round() == 0) {
                    lastQuietRound = begin;
                    findAgainAfterLongQuiet();
                } else {
                    quietRounds = 0;
                }
                gather();
            } catch (SdkException e) {
                if (!closed) {
                    LOG.warn("the stream does not answer: {}", e.getMessage());
                    Pause.of(poll);
                }
            }
        }
    }

    /** Whoever asks is answered by a round that finds nothing: until then there is no wait. */
    private synchronized void gather() {
        long end = System.nanoTime() + poll.toNanos();
        try {
            for (long left = poll.toMillis(); left > 0 && lastQuietRound >= asked
                    && !closed; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void findAgainAfterLongQuiet() {
        if (++quietRounds >= mostQuietRounds) {
            quietRounds = 0;
            positions.replaceAll((shard, position) -> position.map(_ -> position(shard)));
        }
    }

    private int round() {
        if (mayHaveMoreShards()) {
            discover();
        }
        int count = 0;
        for (Map.Entry<String, Optional<String>> shard : new HashMap<>(positions).entrySet()) {
            if (shard.getValue().isPresent() && !closed) {
                count += read(shard.getKey(), shard.getValue().get());
            }
        }
        return count;
    }

    /**
     * A position that the stream no longer knows is found again from what was settled last.
     *
     * @return how many records were read, or one when there may be some
     */
    private int read(String shard, String iterator) {
        try {
            GetRecordsResponse read = streams.getRecords(r -> r.shardIterator(iterator).limit(batchSize));
            if (!read.records().isEmpty()) {
                batch.settle(shard, read.records(), () -> closed);
                settled.put(shard, read.records().getLast().dynamodb().sequenceNumber());
            }
            positions.put(shard, Optional.ofNullable(read.nextShardIterator()));
            return read.records().size();
        } catch (TrimmedDataAccessException | ExpiredIteratorException e) {
            LOG.debug("{}", e.getMessage());
            positions.put(shard, Optional.of(position(shard)));
            Pause.of(poll);
            return 1;
        }
    }

    private String position(String shard) {
        String last = settled.get(shard);
        return streams.getShardIterator(i -> i.streamArn(streamArn).shardId(shard).sequenceNumber(last)
                .shardIteratorType(last == null ? ShardIteratorType.TRIM_HORIZON : ShardIteratorType.AFTER_SEQUENCE_NUMBER))
                .shardIterator();
    }

    /** Shards come one after the other: while all that are known are open, none has a child. */
    private boolean mayHaveMoreShards() {
        return positions.isEmpty() || positions.containsValue(Optional.<String>empty());
    }

    /** A child is read after its parent, so that the changes of an item keep their order. */
    private void discover() {
        List<Shard> shards = streams.describeStream(d -> d.streamArn(streamArn)).streamDescription().shards();
        for (Shard shard : shards) {
            boolean parentRead = Optional.ofNullable(positions.get(String.valueOf(shard.parentShardId()))).map(Optional::isEmpty)
                    .orElse(true);
            if (parentRead && !positions.containsKey(shard.shardId())) {
                positions.put(shard.shardId(), Optional.of(position(shard.shardId())));
            }
        }
    }

    @Override
    public boolean caughtUp() {
        long now = System.nanoTime();
        synchronized (this) {
            asked = now;
            notifyAll();
        }
        long end = now + LONGEST_ROUND.toNanos();
        while (lastQuietRound < now && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(5));
        }
        return lastQuietRound >= now;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    @Override
    public boolean await(Duration longest) {
        return Pause.join(List.of(thread), longest);
    }
}
