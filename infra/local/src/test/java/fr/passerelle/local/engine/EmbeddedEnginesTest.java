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
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.aws.Settings;
import fr.passerelle.local.template.BucketSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the embedded services alone can do: queues on a clock of the test, events of buckets to the letter and on the way that a test
 * chooses. What every service owes the project is in the contract of infra/localstack.
 */
@Timeout(60)
class EmbeddedEnginesTest {
    private static final AtomicReference<Duration> LATER = new AtomicReference<>(Duration.ZERO);
    private static SqsEngine sqsEngine;
    private static S3Engine s3Engine;
    private static SqsClient sqs;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        sqsEngine = SqsEngine.start("eu-west-3", "000000000000", () -> Instant.now().plus(LATER.get()));
        s3Engine = S3Engine.start("eu-west-3", InstantSource.fixed(Instant.parse("2026-11-21T10:30:00.120Z")));
        AwsClients clients = new AwsClients(new Settings(Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local",
                "S3_PATH_STYLE", "true", "S3_CHUNKED_ENCODING", "false", "AWS_ENDPOINT_URL_SQS", url(sqsEngine), "AWS_ENDPOINT_URL_S3",
                url(s3Engine))));
        sqs = clients.sqs();
        s3 = clients.s3();
    }

    @AfterAll
    static void stop() {
        List.of(sqs, s3).forEach(client -> client.close());
        List.of(sqsEngine, s3Engine).forEach(Engine::close);
    }

    @BeforeEach
    void now() {
        LATER.set(Duration.ZERO);
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
    void aWriteIsNotMadeAgainByItsClient() {
        int writes = 150;
        s3.createBucket(b -> b.bucket("drop"));
        s3.putBucketVersioning(v -> v.bucket("drop").versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
        for (int i = 0; i < writes; i++) {
            s3.putObject(p -> p.bucket("drop").key("written"), RequestBody.fromString("x"));
        }

        assertThat(s3.listObjectVersions(l -> l.bucket("drop").prefix("written")).versions()).hasSize(writes);
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

    private static String url(Engine engine) {
        URI endpoint = engine.endpoint();
        return endpoint.toString();
    }
}
