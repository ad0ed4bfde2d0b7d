package fr.passerelle.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.port.DueDispatches.Due;

/**
 * The sparse index of the dispatches that should move by themselves (docs/decisions/0058-due-index.md): only a dispatch with a
 * {@link Dispatch#wakeAt()} has its two attributes, so that settled ones cost nothing. One partition per establishment and destination,
 * sorted by rank, then by instant.
 */
final class DueIndex {
    static final String NAME = "due";
    static final String PARTITION = "due";
    static final String SORT = "dueKey";

    private final DynamoDbClient client;
    private final String table;

    DueIndex(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    static void enter(ItemBuilder item, Dispatch dispatch, Instant wakeAt) {
        item.text(PARTITION, partition(dispatch.establishment(), dispatch.destination())).text(SORT,
                rank(dispatch.priority()) + ItemBuilder.sortable(wakeAt));
    }

    /** The most urgent first; each rank is a range of its own, because those of a lesser rank that are not due stand in between. */
    List<Due> read(String establishment, Destination destination, Instant now, int most) {
        var found = new ArrayList<Due>();
        for (Priority priority : Priority.values()) {
            if (found.size() < most) {
                found.addAll(read(partition(establishment, destination), rank(priority), now, most - found.size()));
            }
        }
        return List.copyOf(found);
    }

    private List<Due> read(String partition, String rank, Instant now, int most) {
        QueryRequest request = QueryRequest.builder().tableName(table).indexName(NAME).limit(most)
                .keyConditionExpression("#due = :due AND #key BETWEEN :first AND :last")
                .expressionAttributeNames(Map.of("#due", PARTITION, "#key", SORT))
                .expressionAttributeValues(Map.of(":due", AttributeValue.fromS(partition), ":first", AttributeValue.fromS(rank), ":last",
                        AttributeValue.fromS(rank + ItemBuilder.sortable(now))))
                .build();
        return client.queryPaginator(request).items().stream().limit(most).map(ItemReader::new)
                .map(item -> new Due(new Key(item.text(Key.PK), item.text(Key.SK)).dispatch(),
                        Instant.parse(item.text(SORT).substring(rank.length()))))
                .toList();
    }

    private static String partition(String establishment, Destination destination) {
        return establishment + "#" + destination.word();
    }

    private static String rank(Priority priority) {
        return switch (priority) {
            case URGENT -> "0#";
            case NORMAL -> "1#";
            case BACKFILL -> "2#";
        };
    }
}
