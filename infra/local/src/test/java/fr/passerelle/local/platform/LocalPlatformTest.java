package fr.passerelle.local.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.local.engine.DeliveryPlan;
import fr.passerelle.local.engine.EmbeddedServices;

import static org.assertj.core.api.Assertions.assertThat;

/** The platform itself, end to end, with two small functions. */
@Timeout(60)
class LocalPlatformTest {
    private static final AtomicReference<Duration> LATER = new AtomicReference<>(Duration.ZERO);
    private static EmbeddedServices services;
    private static LocalPlatform platform;
    private static S3Client s3;

    @BeforeAll
    static void start() throws Exception {
        Path template = Path.of(LocalPlatformTest.class.getResource("/toy/template.yaml").toURI());
        LocalOptions options = LocalOptions.of(template).withQueueClock(() -> Instant.now().plus(LATER.get()));
        services = EmbeddedServices.start(options.clock(), options.queueClock());
        platform = LocalPlatform.start(options, services);
        s3 = new AwsClients(platform.endpoints().settings()).s3();
        assertThat(awaitIdle(Duration.ofSeconds(10))).isTrue();
    }

    /** @return false when the platform is not idle after that time */
    private static boolean awaitIdle(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!platform.idle()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    @AfterAll
    static void stop() {
        s3.close();
        platform.close();
        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(t -> !t.isDaemon()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("toy-") || name.startsWith("S3Proxy") || name.startsWith("dynamodb"));
    }

    @Test
    void aDroppedObjectBecomesAnItemAndAnAnswer() throws InterruptedException {
        drop("750000001/inbox/lettre à l'été.txt");

        assertThat(awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(answers()).contains("750000001/inbox/lettre à l'été.txt.STATE");
        assertThat(answers()).as("what the filter of the stream leaves out").noneMatch(key -> key.endsWith("HISTORY"));
    }

    @Test
    void anObjectOutsideTheFilterOfTheNotificationIsLeftAlone() throws InterruptedException {
        drop("ignored.pdf");

        assertThat(awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(answers()).noneMatch(key -> key.startsWith("ignored"));
    }

    @Test
    void theTestEventOfTheBucketReachesTheFunction() {
        assertThat(ToyIntakeHandler.SEEN).anyMatch(body -> body.contains("s3:TestEvent"));
    }

    @Test
    void aPoisonousMessageEndsAmongTheDeadLettersAndItsNeighboursAreDone() throws InterruptedException {
        drop("poison.txt");
        drop("neighbour.txt");
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!awaitIdle(Duration.ofMillis(200)) && System.nanoTime() < end) {
            LATER.updateAndGet(d -> d.plusSeconds(10));
        }

        assertThat(platform.idle()).isTrue();
        assertThat(answers()).contains("neighbour.txt.STATE").doesNotContain("poison.txt.STATE");
        assertThat(platform.deadLetters()).containsExactly(Map.entry("WorkDeadLetters", 1));
    }

    @Test
    void anEventHeldBackIsWorkLeftToDo() {
        services.notifications().travel(DeliveryPlan.swapped());
        drop("first.txt");
        boolean idleMeanwhile = platform.idle();
        drop("second.txt");
        services.notifications().travel(DeliveryPlan.once());

        assertThat(idleMeanwhile).isFalse();
    }

    @Test
    void theWaitsOfOneMachineReplaceTheOnesOfTheTemplate() {
        assertThat(platform.settingsFor("toy-intake").required("ORPHAN_GRACE_SECONDS")).isEqualTo("2");
        assertThat(platform.settingsFor("toy-answer").find("ORPHAN_GRACE_SECONDS")).as("only where the template sets them").isEmpty();
    }

    @Test
    void anotherProcessReadsTheEndpointsBack() {
        LocalEndpoints endpoints = platform.endpoints();

        assertThat(LocalEndpoints.fromJson(endpoints.toJson())).isEqualTo(endpoints);
        assertThat(endpoints.dropBucket()).isEqualTo("toy-local-drop");
    }

    private static void drop(String key) {
        s3.putObject(p -> p.bucket("toy-local-drop").key(key), RequestBody.fromString("content"));
    }

    private static List<String> answers() {
        return s3.listObjectsV2(l -> l.bucket("toy-local-results")).contents().stream().map(S3Object::key).toList();
    }
}
