package fr.passerelle.local.eventsource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

import fr.passerelle.local.template.StreamMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** How a stream is read on when it no longer knows where the reader was. */
@Timeout(20)
class StreamLoopTest {
    private final List<String> given = new CopyOnWriteArrayList<>();

    @Test
    void aPositionThatTheStreamForgotIsFoundAgainAfterTheLastRecordGiven() {
        var streams = new ForgetfulStream(List.of(0, 2));
        StreamMapping mapping = new StreamMapping("Changes", "Table", 2, Duration.ZERO, true, Optional.of(2), true, Optional.of("dead"),
                List.of());
        StreamBatch batch = new StreamBatch(function(), mapping, "arn", "eu-west-3", Duration.ZERO, InstantSource.fixed(Instant.EPOCH),
                letter -> {
                });

        try (var loop = new StreamLoop(streams, "arn", "recorder", 2, Duration.ofMillis(5), 20, batch).start()) {
            while (given.size() < 4) {
                Pause.of(Duration.ofMillis(5));
            }
            assertThat(loop.caughtUp()).isTrue();
        }

        assertThat(given).containsExactly("1", "2", "3", "4");
        assertThat(streams.forgotten).isEmpty();
    }

    /** Four records, two at a time; it forgets each of these positions once. A position is the number of the records before it. */
    private static final class ForgetfulStream implements DynamoDbStreamsClient {
        private final List<Integer> forgotten;

        ForgetfulStream(List<Integer> forgotten) {
            this.forgotten = new CopyOnWriteArrayList<>(forgotten);
        }

        @Override
        public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
            return DescribeStreamResponse.builder().streamDescription(d -> d.shards(Shard.builder().shardId("shard").build())).build();
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            String after = request.sequenceNumber();
            return GetShardIteratorResponse.builder().shardIterator(after == null ? "0" : after).build();
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            int position = Integer.parseInt(request.shardIterator());
            if (forgotten.remove((Object) position)) {
                throw TrimmedDataAccessException.builder().message("past the oldest record").build();
            }
            int end = Math.min(4, position + 2);
            return GetRecordsResponse.builder().records(IntStream.rangeClosed(position + 1, end).mapToObj(ForgetfulStream::change).toList())
                    .nextShardIterator(Integer.toString(end)).build();
        }

        private static Record change(int number) {
            return Record.builder().eventID("e" + number).eventName("INSERT").dynamodb(d -> d.sequenceNumber(Integer.toString(number))
                    .approximateCreationDateTime(Instant.EPOCH).sizeBytes(1L).keys(Map.of("pk", AttributeValue.fromS("a")))).build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {
        }
    }

    private EventFunction function() {
        return new EventFunction() {
            @Override
            public String name() {
                return "recorder";
            }

            @Override
            public byte[] call(byte[] event) {
                try {
                    for (JsonNode record : new ObjectMapper().readTree(event).path("Records")) {
                        given.add(record.at("/dynamodb/SequenceNumber").asText());
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                return "{}".getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
