package fr.passerelle.localstack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import fr.passerelle.localstack.target.Contract;
import fr.passerelle.localstack.target.OnTarget;
import fr.passerelle.localstack.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** What the project relies on in DynamoDB (aws-stack.md §9). */
@Contract
class TableContractTest implements OnTarget {
    private final Target target;
    private final String table = Target.fresh("items");

    TableContractTest(Target target) {
        this.target = target;
    }

    @Override
    public Target target() {
        return target;
    }

    private DynamoDbClient dynamoDb() {
        return target.clients().dynamoDb();
    }

    @BeforeEach
    void createTable() {
        dynamoDb().createTable(t -> t.tableName(table).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"), attribute("due"), attribute("at"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder().indexName("due-index")
                        .keySchema(key("due", KeyType.HASH), key("at", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY)).build()));
    }

    @Test
    void aConditionalWriteThatLosesLearnsWhoWon() {
        dynamoDb().putItem(p -> p.tableName(table).item(item("lost", "STATE", Map.of("rev", n(7)))));

        assertThatThrownBy(() -> dynamoDb().putItem(p -> p.tableName(table).item(item("lost", "STATE", Map.of()))
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .asInstanceOf(type(ConditionalCheckFailedException.class))
                .satisfies(e -> assertThat(e.item()).containsEntry("rev", n(7)));
    }

    @Test
    void aStateMovesOnlyFromTheRevisionThatWasRead() {
        dynamoDb().putItem(p -> p.tableName(table).item(item("d", "STATE", Map.of("rev", n(1)))));

        dynamoDb().updateItem(u -> u.tableName(table).key(item("d", "STATE", Map.of())).updateExpression("SET #rev = #rev + :one")
                .conditionExpression("#rev = :from").expressionAttributeNames(Map.of("#rev", "rev"))
                .expressionAttributeValues(Map.of(":one", n(1), ":from", n(1))));

        assertThat(read("d")).containsEntry("rev", n(2));
        assertThatThrownBy(() -> dynamoDb().updateItem(u -> u.tableName(table).key(item("d", "STATE", Map.of()))
                .updateExpression("SET #rev = #rev + :one").conditionExpression("#rev = :from")
                .expressionAttributeNames(Map.of("#rev", "rev")).expressionAttributeValues(Map.of(":one", n(1), ":from", n(1)))))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void aTransactionWithOneLostConditionWritesNothingAndSaysWhich() {
        dynamoDb().putItem(p -> p.tableName(table).item(item("taken", "STATE", Map.of("rev", n(3)))));

        assertThatThrownBy(() -> dynamoDb().transactWriteItems(t -> t.transactItems(create("fresh"), create("taken"))))
                .asInstanceOf(type(TransactionCanceledException.class)).satisfies(e -> {
                    assertThat(e.cancellationReasons()).extracting(r -> r.code()).containsExactly("None", "ConditionalCheckFailed");
                    assertThat(e.cancellationReasons().getLast().item()).containsEntry("rev", n(3));
                });
        assertThat(read("fresh")).isEmpty();
    }

    @Test
    void aTransactionRepeatedWithItsTokenIsDoneOnce() {
        String token = UUID.randomUUID().toString();

        dynamoDb().transactWriteItems(t -> t.clientRequestToken(token).transactItems(create("repeated")));
        dynamoDb().transactWriteItems(t -> t.clientRequestToken(token).transactItems(create("repeated")));

        assertThat(read("repeated")).isNotEmpty();
    }

    @Test
    void anIndexGivesTheKeysOfWhatIsDueInOrderAndNothingElse() {
        dynamoDb().putItem(p -> p.tableName(table).item(item("b", "STATE", Map.of("due", s("dmp"), "at", s("2026-11-22T10:00:00Z")))));
        dynamoDb().putItem(p -> p.tableName(table)
                .item(item("a", "STATE", Map.of("due", s("dmp"), "at", s("2026-11-22T09:00:00Z"), "secret", s("not projected")))));
        dynamoDb().putItem(p -> p.tableName(table).item(item("c", "STATE", Map.of("due", s("dmp"), "at", s("2026-11-23T09:00:00Z")))));
        dynamoDb().putItem(p -> p.tableName(table).item(item("never", "STATE", Map.of())));

        QueryResponse found = dynamoDb().query(q -> q.tableName(table).indexName("due-index")
                .keyConditionExpression("due = :due AND #at <= :now").expressionAttributeNames(Map.of("#at", "at"))
                .expressionAttributeValues(Map.of(":due", s("dmp"), ":now", s("2026-11-22T12:00:00Z"))));

        assertThat(found.items()).extracting(item -> item.get("pk").s()).containsExactly("a", "b");
        assertThat(found.items()).allSatisfy(item -> assertThat(item).containsOnlyKeys("pk", "sk", "due", "at"));
    }

    @Test
    void anItemThatIsNoLongerDueLeavesTheIndex() {
        dynamoDb().putItem(p -> p.tableName(table).item(item("a", "STATE", Map.of("due", s("dmp"), "at", s("2026-11-22T09:00:00Z")))));
        dynamoDb().updateItem(u -> u.tableName(table).key(item("a", "STATE", Map.of())).updateExpression("REMOVE due, #at")
                .expressionAttributeNames(Map.of("#at", "at")));

        assertThat(dynamoDb().query(q -> q.tableName(table).indexName("due-index").keyConditionExpression("due = :due")
                .expressionAttributeValues(Map.of(":due", s("dmp")))).items()).isEmpty();
    }

    @Test
    void aPartitionIsReadBySortKeyPageAfterPage() {
        List.of("H#2", "INPUT", "H#1", "H#3").forEach(sort -> dynamoDb().putItem(p -> p.tableName(table).item(item("i", sort, Map.of()))));

        assertThat(dynamoDb().queryPaginator(q -> q.tableName(table).consistentRead(true).limit(1)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :h)").expressionAttributeValues(Map.of(":pk", s("i"), ":h", s("H#"))))
                .items().stream().map(item -> item.get("sk").s())).containsExactly("H#1", "H#2", "H#3");
    }

    @Test
    void aTimeToLiveIsAccepted() {
        dynamoDb().updateTimeToLive(
                t -> t.tableName(table).timeToLiveSpecification(ttl -> ttl.attributeName("expiresAt").enabled(true)));

        assertThat(dynamoDb().describeTimeToLive(t -> t.tableName(table)).timeToLiveDescription().timeToLiveStatus())
                .isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
    }

    private Map<String, AttributeValue> read(String pk) {
        return dynamoDb().getItem(g -> g.tableName(table).key(item(pk, "STATE", Map.of())).consistentRead(true)).item();
    }

    private TransactWriteItem create(String pk) {
        return TransactWriteItem.builder().put(p -> p.tableName(table).item(item(pk, "STATE", Map.of()))
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)).build();
    }

    private static Map<String, AttributeValue> item(String pk, String sk, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(more);
        item.put("pk", s(pk));
        item.put("sk", s(sk));
        return item;
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeValue s(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue n(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }
}
