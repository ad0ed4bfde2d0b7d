package fr.passerelle.local.sample;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import fr.passerelle.aws.AwsClients;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.result.ResultName;
import fr.passerelle.local.report.Outcome;
import fr.passerelle.local.session.Session;
import fr.passerelle.local.session.TickingClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole platform, real handlers behind embedded services and simulators: one day, looked at from every side. */
class SampleDayTest {
    private static final SampleDay DAY = SampleFiles.day();
    private static final ListAppender<ILoggingEvent> LOGS = new ListAppender<>();

    private static Session session;
    private static SampleDayResult result;

    @BeforeAll
    static void play() {
        Logger ours = (Logger) LoggerFactory.getLogger("fr.passerelle");
        ours.setLevel(Level.DEBUG);
        LOGS.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOGS);
        session = Session.start(Path.of(System.getProperty("passerelle.root"), "template.yaml"),
                new TickingClock(DAY.startsAt().toInstant()));
        session.prepare(DAY, new Random(20260309));
        var access = session.access();
        new SampleDayPlayer(DAY, access, session, phase -> {
        }).play();
        result = SampleDayResult.of(DAY, access.outcomes().all(), access.outcomes()::words, session.surprises(DAY));
    }

    @AfterAll
    static void stop() {
        session.close();
    }

    @Test
    void every_dispatch_ends_as_the_manifest_says() {
        assertThat(result.surprises()).isEmpty();
        assertThat(result.outcomes()).allMatch(Outcome::asExpected).hasSizeGreaterThan(40);
    }

    @Test
    void the_day_is_as_rich_as_promised() {
        long documents = DAY.phases().stream().flatMap(p -> p.drops().stream()).filter(d -> d.descriptor() != null)
                .mapToLong(d -> descriptor(d.descriptor()).path("documents").size()).sum();
        Set<String> types = new TreeSet<>();
        DAY.phases().stream().flatMap(p -> p.drops().stream()).filter(d -> d.descriptor() != null)
                .forEach(d -> descriptor(d.descriptor()).path("documents").forEach(e -> types.add(e.path("type").asText())));
        assertThat(documents).isGreaterThanOrEqualTo(20);
        assertThat(types).hasSizeGreaterThanOrEqualTo(8);
        assertThat(DAY.phases().stream().mapToInt(p -> p.appointments().size()).sum()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void each_input_has_its_answer_in_the_results_bucket_and_nothing_is_written_in_the_drop_bucket() {
        var clients = new AwsClients(session.settings());
        try (S3Client s3 = clients.s3()) {
            List<String> answers = keys(s3, "RESULTS_BUCKET");
            for (var input : result.inputs()) {
                String answer = input.input().establishment() + "/" + ResultName.of(input.input().kind(), input.input().name());
                if (!claimed(input.outcomes())) {
                    assertThat(answers).contains(answer);
                }
            }
            assertThat(keys(s3, "DROP_BUCKET")).noneMatch(key -> key.contains("result"));
        }
    }

    /** A PDF taken by its descriptor in time has no answer of its own: the descriptor's tells it. */
    private static boolean claimed(List<Outcome> outcomes) {
        return outcomes.isEmpty();
    }

    @Test
    void no_identity_is_written_outside_the_encrypted_payloads() {
        List<String> identities = identities();
        List<String> traces = Stream.of(LOGS.list.stream().map(Traces::of), Traces.names(session.settings()).stream(),
                Traces.table(session.settings()).stream()).flatMap(s -> s).toList();

        assertThat(LOGS.list).isNotEmpty();
        assertThat(traces).hasSizeGreaterThan(1_000).allSatisfy(trace -> assertThat(trace).doesNotContain(identities));
    }

    /** Everything the day says of its patients. */
    private static List<String> identities() {
        List<String> identities = new ArrayList<>();
        DAY.phases().stream().flatMap(p -> p.drops().stream()).filter(d -> d.descriptor() != null).map(d -> descriptor(d.descriptor()))
                .forEach(d -> identity(d.path("patient"), identities));
        DAY.phases().stream().flatMap(p -> p.appointments().stream()).filter(a -> !a.event().contains("illisible"))
                .map(a -> descriptor(a.event())).forEach(e -> identity(e.path("patient"), identities));
        return identities.stream().filter(text -> !text.isBlank()).distinct().toList();
    }

    private static void identity(JsonNode patient, List<String> identities) {
        identities.add(patient.path("ins").path("value").asText());
        identities.add(patient.path("birthGivenNames").asText());
        identities.add(patient.path("birthName").asText());
        identities.add(patient.path("usedName").asText());
        identities.add(patient.path("birthDate").asText());
        identities.add(patient.path("ipp").asText());
    }

    private static JsonNode descriptor(String path) {
        try {
            return Json.mapper().readTree(new String(SampleFiles.read(path), StandardCharsets.UTF_8));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static List<String> keys(S3Client s3, String setting) {
        return s3.listObjectsV2(r -> r.bucket(session.settings().required(setting))).contents().stream().map(S3Object::key).toList();
    }
}
