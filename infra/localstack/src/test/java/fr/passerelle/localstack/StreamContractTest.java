package fr.passerelle.localstack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

import fr.passerelle.localstack.target.Contract;
import fr.passerelle.localstack.target.OnTarget;
import fr.passerelle.localstack.target.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the project relies on in the stream of a table: the keys of what changed, in order, and nothing of its content. */
@Contract
record StreamContractTest(Target target) implements OnTarget {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aStreamTellsWhatWasInsertedAndWhatWasChangedInOrder() {
        String stream = changedTable();

        assertThat(records(stream, 3)).extracting(Record::eventNameAsString, r -> r.dynamodb().keys().get("pk").s())
                .containsExactly(tuple("INSERT", "a"), tuple("MODIFY", "a"), tuple("INSERT", "b"));
    }

    @Test
    void aStreamOfKeysHoldsNothingElse() {
        assertThat(records(changedTable(), 3)).hasSize(3).allSatisfy(record -> {
            assertThat(record.dynamodb().streamViewType()).isEqualTo(StreamViewType.KEYS_ONLY);
            assertThat(record.dynamodb().keys()).containsOnlyKeys("pk");
            assertThat(record.dynamodb().newImage()).isEmpty();
            assertThat(record.dynamodb().oldImage()).isEmpty();
        });
    }

    @Test
    void aRecordHasASequenceNumberByWhichAFailureIsReported() {
        assertThat(records(changedTable(), 3)).extracting(r -> r.dynamodb().sequenceNumber()).doesNotContainNull().doesNotHaveDuplicates();
    }

    private String changedTable() {
        DynamoDbClient dynamoDb = target.clients().dynamoDb();
        String table = Target.fresh("changes");
        dynamoDb.createTable(t -> t.tableName(table).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder().attributeName("pk").attributeType(ScalarAttributeType.S).build())
                .keySchema(KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
        put(table, "a", "1");
        put(table, "a", "2");
        put(table, "b", "1");
        return dynamoDb.describeTable(d -> d.tableName(table)).table().latestStreamArn();
    }

    private void put(String table, String pk, String content) {
        target.clients().dynamoDb().putItem(
                p -> p.tableName(table).item(Map.of("pk", AttributeValue.fromS(pk), "content", AttributeValue.fromS(content))));
    }

    private List<Record> records(String stream, int expected) {
        DynamoDbStreamsClient streams = target.clients().streams();
        List<Record> found = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (found.size() < expected && System.nanoTime() < end) {
            found.clear();
            for (Shard shard : streams.describeStream(d -> d.streamArn(stream)).streamDescription().shards()) {
                String iterator = streams.getShardIterator(i -> i.streamArn(stream).shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON)).shardIterator();
                GetRecordsResponse read = streams.getRecords(r -> r.shardIterator(iterator));
                found.addAll(read.records());
            }
        }
        return found;
    }
}
