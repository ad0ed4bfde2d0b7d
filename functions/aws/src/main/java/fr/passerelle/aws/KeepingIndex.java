package fr.passerelle.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import fr.passerelle.core.retention.Keeping;

/** What is kept and goes one day, in the index of what is due ({@link DueIndex}): {@code <FINESS>#keep}, sorted by when to look. */
final class KeepingIndex {
    /** No name of a destination. */
    private static final String KIND = "keep";
    private static final char BETWEEN = '|';

    private final DynamoDbClient client;
    private final String table;

    KeepingIndex(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    static void enter(ItemBuilder item, Keeping keeping, Instant lookAt) {
        item.text(DueIndex.PARTITION, partition(keeping.establishment())).text(DueIndex.SORT,
                ItemBuilder.sortable(lookAt) + BETWEEN + keeping.inputId());
    }

    /** The separator comes after every character of an instant: what is due at this very instant is read too. */
    List<Key> due(String establishment, Instant now, int most) {
        return keys(QueryRequest.builder().tableName(table).indexName(DueIndex.NAME).limit(most)
                .keyConditionExpression("#due = :due AND #key < :last")
                .expressionAttributeNames(Map.of("#due", DueIndex.PARTITION, "#key", DueIndex.SORT))
                .expressionAttributeValues(Map.of(":due", AttributeValue.fromS(partition(establishment)), ":last",
                        AttributeValue.fromS(ItemBuilder.sortable(now) + (char) (BETWEEN + 1))))
                .build(), most);
    }

    List<Key> all(String establishment) {
        return keys(QueryRequest.builder().tableName(table).indexName(DueIndex.NAME).keyConditionExpression("#due = :due")
                .expressionAttributeNames(Map.of("#due", DueIndex.PARTITION))
                .expressionAttributeValues(Map.of(":due", AttributeValue.fromS(partition(establishment)))).build(), Integer.MAX_VALUE);
    }

    private List<Key> keys(QueryRequest request, int most) {
        return client.queryPaginator(request).items().stream().limit(most).map(ItemReader::new)
                .map(item -> new Key(item.text(Key.PK), item.text(Key.SK))).toList();
    }

    private static String partition(String establishment) {
        return establishment + "#" + KIND;
    }
}
