package fr.passerelle.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import fr.passerelle.core.announcement.Announcement;

/**
 * Pending announcements in the index of what is due ({@link DueIndex}), in a partition of their own. The sort key holds when each is due
 * and since when it is hidden, so that they are counted without reading one.
 */
final class AnnouncementIndex {
    /** No name of a destination. */
    private static final String KIND = "announcement";
    private static final char BETWEEN = '|';

    private final DynamoDbClient client;
    private final String table;

    AnnouncementIndex(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** One of the index. */
    record Entry(Key key, Instant hiddenSince) {}

    static void enter(ItemBuilder item, Announcement announcement, Instant due) {
        item.text(DueIndex.PARTITION, partition(announcement.chain().establishment())).text(DueIndex.SORT,
                ItemBuilder.sortable(due) + BETWEEN + ItemBuilder.sortable(announcement.hiddenSince()));
    }

    List<Entry> due(String establishment, Instant now, int most) {
        // The separator comes after every character of an instant: what is due at this very instant is read too.
        QueryRequest request = request(establishment, "#due = :due AND #key < :last",
                Map.of(":last", AttributeValue.fromS(ItemBuilder.sortable(now) + (char) (BETWEEN + 1))), Map.of("#key", DueIndex.SORT));
        return entries(request).limit(most).toList();
    }

    List<Entry> all(String establishment) {
        return entries(request(establishment, "#due = :due", Map.of(), Map.of())).toList();
    }

    private QueryRequest request(String establishment, String condition, Map<String, AttributeValue> values, Map<String, String> names) {
        var allValues = new HashMap<>(values);
        allValues.put(":due", AttributeValue.fromS(partition(establishment)));
        var allNames = new HashMap<>(names);
        allNames.put("#due", DueIndex.PARTITION);
        return QueryRequest.builder().tableName(table).indexName(DueIndex.NAME).keyConditionExpression(condition)
                .expressionAttributeNames(allNames).expressionAttributeValues(allValues).build();
    }

    private Stream<Entry> entries(QueryRequest request) {
        return client.queryPaginator(request).items().stream().map(ItemReader::new).map(AnnouncementIndex::entry);
    }

    private static Entry entry(ItemReader item) {
        String sort = item.text(DueIndex.SORT);
        return new Entry(new Key(item.text(Key.PK), item.text(Key.SK)), Instant.parse(sort.substring(sort.indexOf(BETWEEN) + 1)));
    }

    private static String partition(String establishment) {
        return establishment + "#" + KIND;
    }
}
