package fr.passerelle.local.engine;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.S3AckPlace;
import fr.passerelle.aws.S3Disposal;
import fr.passerelle.aws.S3DropBucket;
import fr.passerelle.aws.S3ProofPlace;
import fr.passerelle.aws.Settings;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.local.template.BucketSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** What the project relies on in each service (aws-stack.md §5.1, §12). */
@Timeout(60)
class EngineContractTest {
    private static final AtomicReference<Duration> LATER = new AtomicReference<>(Duration.ZERO);
    private static SqsEngine sqsEngine;
    private static DynamoDbEngine dynamoDbEngine;
    private static S3Engine s3Engine;
    private static SecretsEngine secretsEngine;
    private static SqsClient sqs;
    private static DynamoDbClient dynamoDb;
    private static S3Client s3;
    private static SecretsManagerClient secrets;

    @BeforeAll
    static void start() {
        sqsEngine = SqsEngine.start("eu-west-3", "000000000000", () -> Instant.now().plus(LATER.get()));
        dynamoDbEngine = DynamoDbEngine.start();
        s3Engine = S3Engine.start("eu-west-3", InstantSource.fixed(Instant.parse("2026-11-21T10:30:00.120Z")));
        secretsEngine = SecretsEngine.start("eu-west-3", "000000000000", InstantSource.system());
        AwsClients clients = new AwsClients(new Settings(Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local",
                "S3_PATH_STYLE", "true", "S3_CHUNKED_ENCODING", "false", "AWS_ENDPOINT_URL_SQS", url(sqsEngine),
                "AWS_ENDPOINT_URL_DYNAMODB", url(dynamoDbEngine), "AWS_ENDPOINT_URL_S3",
                url(s3Engine), "AWS_ENDPOINT_URL_SECRETS_MANAGER", url(secretsEngine))));
        sqs = clients.sqs();
        dynamoDb = clients.dynamoDb();
        s3 = clients.s3();
        secrets = clients.secrets();
        dynamoDb.createTable(t -> t.tableName("items").billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder().attributeName("pk").attributeType(ScalarAttributeType.S).build())
                .keySchema(KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build()));
        s3.createBucket(b -> b.bucket("drop"));
        s3.putBucketVersioning(v -> v.bucket("drop").versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
    }

    @AfterAll
    static void stop() {
        List.of(sqs, dynamoDb, s3, secrets).forEach(client -> client.close());
        List.of(sqsEngine, dynamoDbEngine, s3Engine, secretsEngine).forEach(Engine::close);
    }

    @BeforeEach
    void now() {
        LATER.set(Duration.ZERO);
    }

    @Test
    void aProofIsWrittenOnce() {
        s3.createBucket(b -> b.bucket("proofs"));
        var proofs = new S3ProofPlace(s3, "proofs");
        assertThat(proofs.write("750712184", "i", 1, new byte[]{1})).isTrue();
        assertThat(proofs.write("750712184", "i", 1, new byte[]{1})).as("the same again").isTrue();
        assertThat(proofs.write("750712184", "i", 1, new byte[]{2})).isFalse();
        assertThat(s3.getObjectAsBytes(g -> g.bucket("proofs").key("proofs/750712184/i/1.json")).asByteArray()).containsExactly(1);
    }

    @Test
    void anAcknowledgementIsWrittenOnce() {
        s3.createBucket(b -> b.bucket("results"));
        var acks = new S3AckPlace(s3, "results");
        assertThat(acks.find("750712184", "CHU/DPI/1.ack.hl7")).isEmpty();
        assertThat(acks.write("750712184", "CHU/DPI/1.ack.hl7", new byte[]{1})).isTrue();
        assertThat(acks.write("750712184", "CHU/DPI/1.ack.hl7", new byte[]{2})).isFalse();
        assertThat(acks.find("750712184", "CHU/DPI/1.ack.hl7")).contains(new byte[]{1});
    }

    @Test
    void whatIsDeletedFromTheDropBucketIsExactlyOneVersion() {
        s3.createBucket(b -> b.bucket("vault"));
        var disposal = new S3Disposal(s3, "drop", "vault");
        var drops = new S3DropBucket(s3, "drop");
        s3.putObject(p -> p.bucket("drop").key("e/inbox/old.json"), RequestBody.fromString("old"));
        DropObject old = drops.find("e/inbox/old.json").orElseThrow();
        s3.putObject(p -> p.bucket("drop").key("e/inbox/old.json"), RequestBody.fromString("new"));
        assertThat(disposal.dropped(old, 10)).hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("old"));
        disposal.deleteDropped(old);
        disposal.deleteDropped(old);
        assertThat(disposal.dropped(old, 10)).isEmpty();
        assertThat(disposal.newest("e/inbox/old.json")).hasValueSatisfying(newest -> {
            assertThat(newest.object().version()).isNotEqualTo(old.version());
            assertThat(newest.at()).isNotNull();
            disposal.deleteDropped(newest.object());
            assertThat(disposal.dropped(newest.object(), 10)).isEmpty();
        });
        s3.putObject(p -> p.bucket("vault").key("i/0.xml"), RequestBody.fromString("x"));
        disposal.deleteFromVault(disposal.vaultPaths("i/"));
        disposal.deleteFromVault(List.of("i/0.xml"));
        assertThat(disposal.vaultPaths("i/")).isEmpty();
    }

    @Test
    void aConditionalWriteThatLosesLearnsWhoWon() {
        dynamoDb.putItem(p -> p.tableName("items").item(Map.of("pk", s("lost"), "rev", s("7"))));

        assertThatThrownBy(() -> dynamoDb.putItem(p -> p.tableName("items").item(Map.of("pk", s("lost")))
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .asInstanceOf(type(ConditionalCheckFailedException.class))
                .satisfies(e -> assertThat(e.item()).containsEntry("rev", s("7")));
    }

    @Test
    void aTransactionWithOneLostConditionWritesNothingAndSaysWhich() {
        dynamoDb.putItem(p -> p.tableName("items").item(Map.of("pk", s("taken"))));

        assertThatThrownBy(() -> dynamoDb.transactWriteItems(t -> t.transactItems(put("fresh"), put("taken"))))
                .asInstanceOf(type(TransactionCanceledException.class))
                .satisfies(e -> assertThat(e.cancellationReasons()).extracting(r -> r.code()).containsExactly("None",
                        "ConditionalCheckFailed"));
        assertThat(dynamoDb.getItem(g -> g.tableName("items").key(Map.of("pk", s("fresh")))).hasItem()).isFalse();
    }

    @Test
    void aMessageReceivedTooOftenGoesToTheDeadLettersAndNoMinuteIsWaited() {
        String dead = sqs.createQueue(q -> q.queueName("dead")).queueUrl();
        String work = sqs.createQueue(q -> q.queueName("work").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "720",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-3:000000000000:dead\",\"maxReceiveCount\":2}")))
                .queueUrl();
        sqs.sendMessage(m -> m.queueUrl(work).messageBody("poison"));

        for (int tries = 0; tries < 2; tries++) {
            assertThat(receive(work)).hasSize(1);
            assertThat(receive(work)).as("hidden meanwhile").isEmpty();
            LATER.updateAndGet(d -> d.plusSeconds(721));
        }

        assertThat(receive(work)).isEmpty();
        assertThat(receive(dead)).extracting(Message::body).containsExactly("poison");
    }

    @Test
    void aDelayedMessageIsThereOnlyAfterItsDelay() {
        String queue = sqs.createQueue(q -> q.queueName("delayed")).queueUrl();
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody("later").delaySeconds(900));

        assertThat(receive(queue)).isEmpty();
        LATER.updateAndGet(d -> d.plusSeconds(901));
        assertThat(receive(queue)).hasSize(1);
    }

    @Test
    void aMessageOfOneMebibyteIsTakenAndALargerOneRefused() {
        String queue = sqs.createQueue(q -> q.queueName("large")).queueUrl();
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody("x".repeat(1 << 20)));

        assertThatThrownBy(() -> sqs.sendMessage(m -> m.queueUrl(queue).messageBody("x".repeat((1 << 20) + 1024))))
                .isInstanceOf(SqsException.class);
    }

    @Test
    void anObjectIsWrittenOnlyOnceWhenTheWriterAsksForIt() {
        s3.putObject(p -> p.bucket("drop").key("once").ifNoneMatch("*"), RequestBody.fromString("first"));

        assertThatThrownBy(() -> s3.putObject(p -> p.bucket("drop").key("once").ifNoneMatch("*"), RequestBody.fromString("second")))
                .asInstanceOf(type(S3Exception.class)).satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
    }

    @Test
    void aWriteIsNotMadeAgainByItsClient() {
        int writes = 150;
        for (int i = 0; i < writes; i++) {
            s3.putObject(p -> p.bucket("drop").key("written"), RequestBody.fromString("x"));
        }

        assertThat(s3.listObjectVersions(l -> l.bucket("drop").prefix("written")).versions()).hasSize(writes);
    }

    @Test
    void anOlderVersionOfAnObjectStaysReadable() {
        String first = s3.putObject(p -> p.bucket("drop").key("versions"), RequestBody.fromString("first")).versionId();
        String second = s3.putObject(p -> p.bucket("drop").key("versions"), RequestBody.fromString("second")).versionId();

        assertThat(first).isNotBlank().isNotEqualTo(second);
        assertThat(s3.getObjectAsBytes(g -> g.bucket("drop").key("versions").versionId(first)).asUtf8String()).isEqualTo("first");
        assertThat(s3.headObject(g -> g.bucket("drop").key("versions")).versionId()).isEqualTo(second);
    }

    @Test
    void aNotificationIsTheOneThatS3Sends() throws Exception {
        List<String> sent = new ArrayList<>();
        listen("notified", sent);
        String key = "750000001/inbox/lettre à l'été + 1.json";
        String version = s3.putObject(p -> p.bucket("notified").key(key), RequestBody.fromString("four")).versionId();
        s3.putObject(p -> p.bucket("notified").key(key), RequestBody.fromString("again"));
        s3.putObject(p -> p.bucket("notified").key("other.pdf"), RequestBody.fromString("filtered out"));
        s3.deleteObject(p -> p.bucket("notified").key(key));

        assertThat(sent).hasSize(3);
        assertThat(read(sent.getFirst()).path("Event").asText()).isEqualTo("s3:TestEvent");
        JsonNode event = read(sent.get(1)).path("Records").path(0);
        assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(event.path("eventTime").asText()).isEqualTo("2026-11-21T10:30:00.120Z");
        assertThat(event.at("/s3/bucket/name").asText()).isEqualTo("notified");
        JsonNode object = event.at("/s3/object");
        assertThat(object.path("key").asText()).isEqualTo("750000001/inbox/lettre+%C3%A0+l%27%C3%A9t%C3%A9+%2B+1.json");
        assertThat(object.path("size").asLong()).isEqualTo(4);
        assertThat(object.path("eTag").asText()).isEqualTo("8cbad96aced40b3838dd9f07f6ef5772");
        assertThat(object.path("versionId").asText()).isEqualTo(version);
        assertThat(read(sent.get(2)).at("/Records/0/s3/object/sequencer").asText()).isGreaterThan(object.path("sequencer").asText());
    }

    @Test
    void eventsTravelTwiceLateOrOutOfOrderWhenATestAsksForIt() {
        assertThat(DeliveryPlan.twice().deliver("a")).extracting(DeliveryPlan.Delivery::event).containsExactly("a", "a");
        assertThat(DeliveryPlan.late(Duration.ofMinutes(1)).deliver("a")).extracting(DeliveryPlan.Delivery::delay)
                .containsExactly(Duration.ofMinutes(1));
        DeliveryPlan swapped = DeliveryPlan.swapped();
        assertThat(swapped.deliver("a")).isEmpty();
        assertThat(swapped.held()).isEqualTo(1);
        assertThat(swapped.deliver("b")).extracting(DeliveryPlan.Delivery::event).containsExactly("b", "a");
    }

    @Test
    void aSecretIsReadAsItWasCreatedAndAnUnknownOneIsNotFound() {
        secrets.createSecret(c -> c.name("passerelle/local/patient-key/750000001").secretString("synthetic"));

        assertThat(secrets.getSecretValue(g -> g.secretId("passerelle/local/patient-key/750000001")).secretString()).isEqualTo("synthetic");
        assertThatThrownBy(() -> secrets.getSecretValue(g -> g.secretId("nobody"))).isInstanceOf(ResourceNotFoundException.class);
    }

    private static TransactWriteItem put(String key) {
        return TransactWriteItem.builder()
                .put(p -> p.tableName("items").item(Map.of("pk", s(key))).conditionExpression("attribute_not_exists(pk)")).build();
    }

    private static void listen(String bucket, List<String> sent) {
        s3.createBucket(b -> b.bucket(bucket));
        s3.putBucketVersioning(v -> v.bucket(bucket).versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
        s3Engine.notifications().configure(new BucketSpec("Notified", bucket, true,
                List.of(new BucketSpec.Notification("queue", "s3:ObjectCreated:*", "", ".json"))), (queue, body, delay) -> sent.add(body));
    }

    private static List<Message> receive(String queue) {
        return sqs.receiveMessage(r -> r.queueUrl(queue)).messages();
    }

    private static JsonNode read(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    private static AttributeValue s(String value) {
        return AttributeValue.fromS(value);
    }

    private static String url(Engine engine) {
        URI endpoint = engine.endpoint();
        return endpoint.toString();
    }
}
