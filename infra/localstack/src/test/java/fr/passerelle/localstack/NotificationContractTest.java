package fr.passerelle.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import fr.passerelle.localstack.target.Contract;
import fr.passerelle.localstack.target.OnTarget;
import fr.passerelle.localstack.target.Target;

import static org.assertj.core.api.Assertions.assertThat;

/** What S3 tells a queue ("Event message structure", aws-stack.md §8.2). */
@Contract
class NotificationContractTest implements OnTarget {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String KEY = "750000001/inbox/lettre à l'été + 1.json";

    private final Target target;
    private final S3Client s3;
    private final SqsClient sqs;
    private final String bucket = Target.fresh("notified");
    private String queue = "";

    NotificationContractTest(Target target) {
        this.target = target;
        this.s3 = target.clients().s3();
        this.sqs = target.clients().sqs();
    }

    @Override
    public Target target() {
        return target;
    }

    @BeforeEach
    void listen() {
        queue = sqs.createQueue(q -> q.queueName(Target.fresh("events"))).queueUrl();
        s3.createBucket(b -> b.bucket(bucket));
        s3.putBucketVersioning(v -> v.bucket(bucket).versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
        tell(UnaryOperator.identity());
    }

    private void tell(UnaryOperator<QueueConfiguration.Builder> filter) {
        String arn = sqs.getQueueAttributes(q -> q.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN)).attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        QueueConfiguration drops = filter
                .apply(QueueConfiguration.builder().id("drops").queueArn(arn).eventsWithStrings("s3:ObjectCreated:*")).build();
        s3.putBucketNotificationConfiguration(p -> p.bucket(bucket).notificationConfiguration(n -> n.queueConfigurations(drops)));
    }

    @Test
    void theFirstMessageIsATestEventWithoutRecords() {
        JsonNode first = messages(_ -> 1, 1).getFirst();

        assertThat(first.path("Event").asText()).isEqualTo("s3:TestEvent");
        assertThat(first.path("Bucket").asText()).isEqualTo(bucket);
        assertThat(first.has("Records")).isFalse();
    }

    @Test
    void aNotificationNamesTheBucketTheEncodedKeyTheSizeAndTheTag() {
        put(KEY, "four");

        JsonNode event = records(1).getFirst();

        assertThat(event.path("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(event.at("/s3/bucket/name").asText()).isEqualTo(bucket);
        assertThat(event.at("/s3/object/key").asText()).endsWith("lettre+%C3%A0+l%27%C3%A9t%C3%A9+%2B+1.json");
        assertThat(key(event)).isEqualTo(KEY);
        assertThat(event.at("/s3/object/size").asLong()).isEqualTo(4);
        assertThat(event.at("/s3/object/eTag").asText()).isEqualTo("8cbad96aced40b3838dd9f07f6ef5772");
    }

    @Test
    void aNotificationNamesTheVersionThatWasWritten() {
        String first = put("a.json", "first");
        String second = put("a.json", "second");

        assertThat(records(2)).extracting(event -> event.at("/s3/object/versionId").asText()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void theSequencerOfAKeyGrows() {
        String first = put("a.json", "first");
        put("a.json", "second");

        List<JsonNode> events = records(2);
        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(sequencer(event)).matches("[0-9A-Fa-f]+"));
        boolean inOrder = events.getFirst().at("/s3/object/versionId").asText().equals(first);
        assertThat(sequencer(inOrder ? events.getLast() : events.getFirst()))
                .isGreaterThan(sequencer(inOrder ? events.getFirst() : events.getLast()));
    }

    @Test
    void aFileThatComesInPartsIsToldOnceWhenItIsWhole() {
        String upload = s3.createMultipartUpload(m -> m.bucket(bucket).key("parts.json")).uploadId();
        String tag = s3.uploadPart(p -> p.bucket(bucket).key("parts.json").uploadId(upload).partNumber(1), RequestBody.fromString("whole"))
                .eTag();
        s3.completeMultipartUpload(m -> m.bucket(bucket).key("parts.json").uploadId(upload)
                .multipartUpload(u -> u.parts(CompletedPart.builder().partNumber(1).eTag(tag).build())));

        assertThat(records(1)).singleElement().satisfies(event -> {
            assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
            assertThat(key(event)).isEqualTo("parts.json");
            assertThat(event.at("/s3/object/size").asLong()).isEqualTo(5);
        });
    }

    @Test
    void whatTheFilterLeavesOutAndWhatIsDeletedIsNotTold() {
        FilterRule json = FilterRule.builder().name("suffix").value(".json").build();
        tell(drops -> drops.filter(f -> f.key(k -> k.filterRules(json))));
        put("other.pdf", "x");
        put("gone.json", "x");
        s3.deleteObject(d -> d.bucket(bucket).key("gone.json"));
        put("last.json", "x");

        assertThat(records(2)).extracting(NotificationContractTest::key).containsExactlyInAnyOrder("gone.json", "last.json");
    }

    /** As document-intake reads it. */
    private static String key(JsonNode event) {
        return URLDecoder.decode(event.at("/s3/object/key").asText(), StandardCharsets.UTF_8);
    }

    /** Of one length, so that they compare as text. */
    private static String sequencer(JsonNode event) {
        String hex = event.at("/s3/object/sequencer").asText();
        return "0".repeat(Math.max(0, 32 - hex.length())) + hex;
    }

    private String put(String key, String content) {
        return s3.putObject(p -> p.bucket(bucket).key(key), RequestBody.fromString(content)).versionId();
    }

    private List<JsonNode> records(int expected) {
        return messages(message -> message.path("Records").size(), expected).stream()
                .flatMap(message -> message.path("Records").valueStream()).toList();
    }

    /** Until there is enough in them, and what comes at once with them. */
    private List<JsonNode> messages(ToIntFunction<JsonNode> content, int expected) {
        List<JsonNode> found = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (found.stream().mapToInt(content).sum() < expected && System.nanoTime() < end) {
            found.addAll(receive());
        }
        found.addAll(receive());
        return found;
    }

    private List<JsonNode> receive() {
        List<Message> messages = sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages();
        messages.forEach(m -> sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(m.receiptHandle())));
        return messages.stream().map(m -> read(m.body())).toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
