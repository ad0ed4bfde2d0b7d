package fr.passerelle.local.eventsource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

import fr.passerelle.local.template.StreamMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** How a stream gives its records to a function that fails. */
class StreamBatchTest {
    private final List<List<String>> calls = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();

    @Test
    void recordsThatSucceedAreGivenOnceAndInOrder() {
        settle(ids -> "{\"batchItemFailures\":[]}");
        assertThat(calls).containsExactly(List.of("1", "2", "3", "4"));
    }

    @Test
    void theFirstFailedRecordIsWhereTheNextTryStarts() {
        settle(ids -> calls.size() == 1 ? "{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"}]}" : "{}");
        assertThat(calls).containsExactly(List.of("1", "2", "3", "4"), List.of("3", "4"));
    }

    @Test
    void aBatchThatFailsAsAWholeIsCutUntilThePoisonIsAlone() {
        settle(ids -> {
            if (ids.contains("2")) {
                throw new IllegalStateException("poison");
            }
            return "{}";
        });
        assertThat(calls).containsExactly(List.of("1", "2", "3", "4"), List.of("1", "2"), List.of("1"), List.of("2"), List.of("2"),
                List.of("2"),
                List.of("3", "4"));
        assertThat(deadLetters).singleElement().asString().contains("\"startSequenceNumber\":\"2\"").contains("\"batchSize\":1");
    }

    @Test
    void aRecordOutsideTheFilterIsNeverGiven() {
        Record other = change("9").toBuilder().dynamodb(d -> d.sequenceNumber("9").approximateCreationDateTime(Instant.EPOCH).sizeBytes(1L)
                .keys(Map.of("sk", AttributeValue.fromS("H#1")))).build();
        batch(ids -> "{}").settle("shard", List.of(other), () -> false);
        assertThat(calls).isEmpty();
    }

    private void settle(Function<List<String>, String> function) {
        batch(function).settle("shard", Stream.of("1", "2", "3", "4").map(StreamBatchTest::change).toList(), () -> false);
    }

    private StreamBatch batch(Function<List<String>, String> function) {
        StreamMapping mapping = new StreamMapping("Changes", "Table", 10, Duration.ZERO, true, Optional.of(2), true, Optional.of("dead"),
                List.of("{\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[{\"prefix\":\"D#\"}]}}}}"));
        EventFunction recorder = new EventFunction() {
            @Override
            public String name() {
                return "recorder";
            }

            @Override
            public byte[] call(byte[] event) {
                List<String> ids = sequences(event);
                calls.add(ids);
                return function.apply(ids).getBytes(StandardCharsets.UTF_8);
            }
        };
        return new StreamBatch(recorder, mapping, "arn", "eu-west-3", Duration.ZERO, InstantSource.fixed(Instant.EPOCH), deadLetters::add);
    }

    private static List<String> sequences(byte[] event) {
        try {
            List<String> ids = new ArrayList<>();
            for (JsonNode record : new ObjectMapper().readTree(event).path("Records")) {
                ids.add(record.at("/dynamodb/SequenceNumber").asText());
            }
            return ids;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Record change(String sequence) {
        return Record.builder().eventID(sequence).eventName("INSERT").dynamodb(d -> d.sequenceNumber(sequence)
                .approximateCreationDateTime(Instant.EPOCH).sizeBytes(1L).keys(Map.of("sk", AttributeValue.fromS("D#1")))).build();
    }
}
