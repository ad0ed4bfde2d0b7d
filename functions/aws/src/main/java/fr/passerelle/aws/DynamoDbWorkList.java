package fr.passerelle.aws;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.work.WorkItem;

/** Work lists in the transmission table, one partition per establishment; a closed item stays, so that it is not opened again. */
public final class DynamoDbWorkList implements WorkList {
    private static final String WHAT = "work list";
    private static final String OPEN = "attribute_not_exists(#closed)";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbWorkList(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void open(WorkItem item) {
        ConditionalPut.whenAbsent(WorkItems.write(item)).wins(WHAT, client, table);
    }

    @Override
    public List<WorkItem> open(String establishment) {
        QueryRequest request = QueryRequest.builder().tableName(table).consistentRead(true).keyConditionExpression("#pk = :pk")
                .filterExpression(OPEN).expressionAttributeNames(Map.of("#pk", Key.PK, "#closed", WorkItems.CLOSED_AT))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(Key.workPartition(establishment)))).build();
        return Calls.to(WHAT, () -> client.queryPaginator(request).items().stream().map(ItemReader::new).map(WorkItems::read)
                .sorted(Comparator.comparing(WorkItem::openedAt).thenComparing(WorkItem::id)).toList());
    }

    @Override
    public boolean isOpen(String establishment, String id) {
        GetItemRequest request = GetItemRequest.builder().tableName(table).key(Key.work(establishment, id).attributes())
                .consistentRead(true).build();
        return Calls.to(WHAT, () -> {
            Map<String, AttributeValue> item = client.getItem(request).item();
            return !item.isEmpty() && !item.containsKey(WorkItems.CLOSED_AT);
        });
    }

    @Override
    public boolean close(String establishment, String id, String by, Instant at) {
        UpdateItemRequest request = UpdateItemRequest.builder().tableName(table).key(Key.work(establishment, id).attributes())
                .updateExpression("SET #closed = :at, #by = :by, #expires = :expires")
                .conditionExpression("attribute_exists(#pk) AND " + OPEN)
                .expressionAttributeNames(Map.of("#pk", Key.PK, "#closed", WorkItems.CLOSED_AT, "#by", WorkItems.CLOSED_BY, "#expires",
                        Expiry.ATTRIBUTE))
                .expressionAttributeValues(Map.of(":at", AttributeValue.fromS(ItemBuilder.sortable(at)), ":by", AttributeValue.fromS(by),
                        ":expires", Expiry.seconds(Expiry.closedWork(at))))
                .build();
        return Calls.to(WHAT, () -> {
            try {
                client.updateItem(request);
                return true;
            } catch (ConditionalCheckFailedException _) {
                return false;
            }
        });
    }
}
