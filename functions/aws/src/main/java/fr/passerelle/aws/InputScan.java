package fr.passerelle.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import fr.passerelle.core.dispatch.Input;

/**
 * Reads the whole table for some of its inputs, in a few parts at once; DynamoDB keeps the others to itself, though their reading is paid.
 *
 * @param filter what DynamoDB gives back
 */
record InputScan(String filter, Map<String, String> names, Map<String, AttributeValue> values) {
    private static final int PARTS = 4;

    static InputScan of(@Nullable String establishment, @Nullable Instant from, @Nullable Instant before) {
        var filter = new StringBuilder("#sk = :input");
        var names = new HashMap<String, String>(Map.of("#sk", Key.SK));
        var values = new HashMap<String, AttributeValue>(Map.of(":input", AttributeValue.fromS(Key.INPUT)));
        if (establishment != null) {
            filter.append(" AND #establishment = :establishment");
            names.put("#establishment", "establishment");
            values.put(":establishment", AttributeValue.fromS(establishment));
        }
        if (from != null) {
            filter.append(" AND #receivedAt >= :from");
            names.put("#receivedAt", "receivedAt");
            values.put(":from", AttributeValue.fromS(ItemBuilder.sortable(from)));
        }
        if (before != null) {
            filter.append(" AND #receivedAt < :before");
            names.put("#receivedAt", "receivedAt");
            values.put(":before", AttributeValue.fromS(ItemBuilder.sortable(before)));
        }
        return new InputScan(filter.toString(), names, values);
    }

    /** In no order. */
    Stream<Input> on(DynamoDbClient client, String table) {
        return IntStream.range(0, PARTS).parallel()
                .mapToObj(part -> client.scanPaginator(part(table, part)).items().stream().map(ItemReader::new)
                        .map(InputItem::read).toList())
                .flatMap(inputs -> inputs.stream());
    }

    private ScanRequest part(String table, int part) {
        return ScanRequest.builder().tableName(table).consistentRead(true).segment(part).totalSegments(PARTS).filterExpression(filter)
                .expressionAttributeNames(names).expressionAttributeValues(values).build();
    }
}
