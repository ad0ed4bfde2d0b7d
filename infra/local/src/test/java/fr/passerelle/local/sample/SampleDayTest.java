package fr.passerelle.local.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.result.ResultName;
import fr.passerelle.local.cli.ReportAccess;
import fr.passerelle.local.platform.LocalOptions;
import fr.passerelle.local.report.Outcome;
import fr.passerelle.local.session.Session;
import fr.passerelle.local.session.TickingClock;
import fr.passerelle.local.template.ObjectRights;
import fr.passerelle.report.ReportFiles;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The whole platform, real handlers behind embedded services and simulators: one day, looked at from every side. */
class SampleDayTest {
    private static final SampleDay DAY = SampleFiles.day();
    private static final String FED_HIDDEN = "réunion de concertation pluridisciplinaire";
    private static final ListAppender<ILoggingEvent> LOGS = new ListAppender<>();

    /** The functions write their figures to the standard output, as in Lambda. */
    private static final ByteArrayOutputStream FIGURES = new ByteArrayOutputStream();
    private static final PrintStream STANDARD_OUTPUT = System.out;

    private static Session session;
    private static SampleDayResult result;

    @BeforeAll
    static void play() {
        Logger ours = (Logger) LoggerFactory.getLogger("fr.passerelle");
        ours.setLevel(Level.DEBUG);
        LOGS.start();
        System.setOut(new PrintStream(FIGURES, true, StandardCharsets.UTF_8));
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOGS);
        session = Session.start(LocalOptions.of(Path.of(System.getProperty("passerelle.root"), "template.yaml"))
                .withEnvironment("METRICS_NAMESPACE", "Passerelle/local"), new TickingClock(DAY.startsAt().toInstant()));
        session.prepare(DAY, new Random(20260309));
        var access = session.access();
        new SampleDayPlayer(DAY, access, session, phase -> {
        }).play();
        result = SampleDayResult.of(DAY, access.outcomes().all(), access.outcomes()::words, session.surprises(DAY));
    }

    @AfterAll
    static void stop() {
        System.setOut(STANDARD_OUTPUT);
        session.close();
    }

    @Test
    void every_dispatch_ends_as_the_manifest_says() {
        assertThat(result.surprises()).isEmpty();
        assertThat(result.outcomes()).allMatch(Outcome::asExpected).hasSizeGreaterThan(40);
    }

    @Test
    void every_reason_to_wait_is_shown_with_its_end_or_as_what_is_left() {
        assertThat(result.outcomes()).flatExtracting(Outcome::waited).contains("part", "identity", "consent", "decision", "reveal",
                "predecessor",
                "sibling", "outage", "configuration");
        assertThat(result.outcomes()).extracting(Outcome::hold).contains("schedule", "pathway");
    }

    @Test
    void no_function_touches_an_object_that_its_role_keeps_from_it() {
        assertThat(TouchedObjects.functions()).contains("document-intake", "appointment-intake", "event-intake", "dmp-dispatch",
                "mailbox-dispatch", "mailbox-collector", "acknowledger");
        assertThat(TouchedObjects.seen())
                .filteredOn(touch -> !ObjectRights.allow(touch.function(), touch.action(), touch.bucket(), touch.key()))
                .isEmpty();
    }

    @Test
    void the_registry_of_uses_counts_each_confirmed_dispatch_once_and_names_nobody() throws IOException {
        var month = YearMonth.from(DAY.startsAt());
        var report = new ReportAccess(session.settings(), InstantSource.fixed(DAY.startsAt().toInstant()));
        var files = report.files(month, List.of(), EnumSet.allOf(ReportFiles.Format.class));
        long confirmed = Json.mapper().readTree(files.get("cahier-" + month + ".json")).path("establishments").valueStream()
                .mapToLong(e -> e.path("summary").path("firstPass").path("whole").asLong()).sum();
        assertThat(confirmed).isPositive().isEqualTo(confirmedOnce());
        assertThat(files.values()).extracting(content -> new String(content, StandardCharsets.UTF_8))
                .allSatisfy(text -> assertThat(text).doesNotContain(identities()));
    }

    /** Whatever became of them since: read, answered, printed for who did not read. */
    private static long confirmedOnce() {
        var outcomes = session.access().outcomes();
        return result.inputs().stream()
                .flatMap(input -> input.outcomes().stream().map(outcome -> new DispatchRef(input.input().id(), outcome.id())))
                .filter(ref -> outcomes.words(ref).contains("confirmed")).count();
    }

    @Test
    void scenario_7_what_was_fed_hidden_is_shown_by_one_replacement_and_a_second_reveal_changes_nothing() {
        List<RegisteredDocument> versions = session.dmp().documents().stream().filter(d -> d.title().contains(FED_HIDDEN)).toList();

        assertThat(versions).extracting(RegisteredDocument::status).containsExactly(Status.DEPRECATED, Status.APPROVED);
        assertThat(versions.getFirst().confidentialityCodes()).contains("INVISIBLE_PATIENT");
        assertThat(versions.getLast().confidentialityCodes()).doesNotContain("INVISIBLE_PATIENT");
        assertThat(versions.getLast().version().replaces()).isEqualTo(versions.getFirst().uniqueId());
        assertThat(versions.getLast().visibleToPatient()).isTrue();
        assertThat(outcomes("750999997/rcp-040.json")).extracting(Outcome::destination, Outcome::state, Outcome::waited)
                .containsExactlyInAnyOrder(tuple("dmp", "confirmed", List.of()),
                        tuple("patient-mailbox", "read", List.of("reveal")));
        assertThat(outcomes("750999997/RCP-260340~annonce")).singleElement().returns("confirmed", Outcome::state);
        assertThat(result.inputs()).filteredOn(input -> input.label().equals("750999997/RCP-260340~annonce")).singleElement()
                .satisfies(input -> assertThat(input.input().notes()).extracting(Reason::code).containsExactly("REVEAL_ASKED",
                        "REVEAL_ALREADY_VISIBLE"));
    }

    @Test
    void scenario_16_a_cda_with_a_mark_and_windows_line_ends_is_taken_and_its_repair_is_noted() {
        assertThat(notes("750999997/crh-045.xml")).contains("CDA_BYTE_ORDER_MARK", "CDA_LINE_ENDS", "CDA_STYLESHEET");
        assertThat(outcomes("750999997/crh-045.xml")).extracting(Outcome::state).contains("confirmed");
        assertThat(session.dmp().documents()).filteredOn(d -> d.uniqueId().equals("1.2.250.1.999.1.1.77.45")).hasSize(1);
    }

    @Test
    void scenario_17_a_cda_with_three_faults_gets_three_explanations_in_one_report() {
        var clients = new AwsClients(session.settings());
        try (S3Client s3 = clients.s3()) {
            String answer = s3.getObjectAsBytes(r -> r.bucket(session.settings().required("RESULTS_BUCKET"))
                    .key("750999997/crh-047.xml.result.json")).asUtf8String();
            assertThat(answer).contains("/ClinicalDocument/setId est obligatoire", "/ClinicalDocument/effectiveTime porte une heure sans",
                    "seuls BR (naissance) et CL (utilisé)");
        }
    }

    @Test
    void scenario_18_a_report_at_two_levels_in_one_message_is_one_document_with_its_pdf() {
        assertThat(outcomes("750999997/lettre-049.hl7")).extracting(Outcome::destination).containsExactlyInAnyOrder("dmp",
                "patient-mailbox");
        assertThat(session.dmp().documents()).filteredOn(d -> d.uniqueId().equals("1.2.250.1.999.1.1.77.49")).hasSize(1);
        assertThat(session.dmp().documents()).noneMatch(d -> d.uniqueId().equals("1.2.250.1.999.1.1.77.149"));
        assertThat(notes("750999997/lettre-049.hl7")).contains("HL7_LEVELS_TOGETHER");
    }

    @Test
    void messages_are_acknowledged_in_their_own_language() {
        assertThat(ack("DPI/GC-2026-48.ack.hl7")).contains("MSA|AA|GC-2026-48");
        assertThat(ack("DPI/GC-2026-48.z01.1.hl7")).contains("ZAM^Z01^ZAM_Z01", "|Y^^expandedYes-NoIndicator");
        assertThat(ack("DPI/GC-2026-50.ack.hl7")).contains("MSA|AE|GC-2026-50", "ERR||ORC^1^1|207^");
        assertThat(ack("SIL/GC-2026-49.z01.1.hl7")).contains("|Y^^expandedYes-NoIndicator");
        assertThat(ack("SIL/GC-2026-49.z02.1.hl7")).contains("|Y^^expandedYes-NoIndicator", "^^X.400^162119999904");
        assertThat(ack("SIL/GC-2026-49.z03.1.hl7")).contains("ACK_LECTURE_MSS^Accus\u00e9 de lecture^AckMetierZAM");
    }

    /** An appointment by the queue, an identity by a file: each by the function that takes it. */
    @Test
    void appointments_and_identities_of_hl7_v2_are_acknowledged_too() {
        assertThat(ack("AGENDA/AG-2026-3001.ack.hl7")).contains("ACK^S12^ACK", "MSA|AA|AG-2026-3001");
        assertThat(ack("GAM/GAM-2026-052.ack.hl7")).contains("ACK^A31^ACK", "MSA|AA|GAM-2026-052");
        assertThat(notes("750999997/identite-052.er7")).contains("HL7_HANDED_OVER");
    }

    private static String ack(String name) {
        var clients = new AwsClients(session.settings());
        try (S3Client s3 = clients.s3()) {
            byte[] message = s3.getObjectAsBytes(r -> r.bucket(session.settings().required("RESULTS_BUCKET"))
                    .key("750999997/acks/GRANDS-CHENES/" + name)).asByteArray();
            return new String(message, name.startsWith("SIL") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        }
    }

    private static List<String> notes(String input) {
        return result.inputs().stream().filter(i -> i.label().equals(input)).flatMap(i -> i.input().notes().stream()).map(Reason::code)
                .toList();
    }

    private static List<Outcome> outcomes(String input) {
        return result.outcomes().stream().filter(outcome -> outcome.input().equals(input)).toList();
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
        List<String> traces = Stream.of(LOGS.list.stream().map(Traces::of), figures().stream(), Traces.names(session.settings()).stream(),
                Traces.table(session.settings()).stream()).flatMap(s -> s).toList();

        assertThat(LOGS.list).isNotEmpty();
        assertThat(figures()).hasSizeGreaterThan(20);
        assertThat(traces).hasSizeGreaterThan(1_000).allSatisfy(trace -> assertThat(trace).doesNotContain(identities));
    }

    /** Each with its name, its dimensions and its value, one JSON object. */
    private static List<String> figures() {
        return FIGURES.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("CloudWatchMetrics")).toList();
    }

    /** Everything the day says of its patients. */
    private static List<String> identities() {
        List<String> identities = new ArrayList<>();
        DAY.phases().stream().flatMap(p -> p.drops().stream()).filter(d -> d.descriptor() != null).map(d -> descriptor(d.descriptor()))
                .forEach(d -> identity(d.path("patient"), identities));
        DAY.phases().stream().flatMap(p -> p.drops().stream()).map(SampleDay.Deposit::descriptor).filter(Objects::nonNull)
                .filter(name -> name.endsWith(".xml"))
                .forEach(name -> identity(new String(SampleFiles.read(name), StandardCharsets.UTF_8), identities));
        // Of messages, the matricules: the identity itself is that of the CDA documents they carry.
        DAY.phases().stream().flatMap(p -> p.drops().stream()).map(SampleDay.Deposit::descriptor).filter(Objects::nonNull)
                .filter(name -> name.endsWith("7"))
                .forEach(name -> Pattern.compile("~([12]\\d{14})\\^|\\|(GC\\d+)\\^").matcher(
                        new String(SampleFiles.read(name), StandardCharsets.ISO_8859_1)).results().forEach(
                                found -> IntStream
                                        .rangeClosed(1, 2).mapToObj(found::group).filter(Objects::nonNull).forEach(identities::add)));
        DAY.phases().stream().flatMap(p -> p.appointments().stream()).filter(a -> !a.event().contains("illisible"))
                .map(a -> descriptor(a.event())).forEach(e -> identity(e.path("patient"), identities));
        DAY.phases().stream().flatMap(p -> p.hospital().stream()).map(told -> descriptor(told.event())).forEach(e -> {
            identity(e.path("patient"), identities);
            identity(e, identities);
        });
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

    /** A CDA names its patient in elements of its own: they are looked for as such. */
    private static void identity(String cda, List<String> identities) {
        Pattern.compile("<(?:family|given)[^>]*>([^<]+)<|<birthTime value=\"(\\d+)\"|extension=\"([12]\\d{14}|GC\\d+)\"").matcher(
                cda.replaceAll("(?s)<author>.*", "")).results().forEach(
                        found -> IntStream.rangeClosed(1, 3).mapToObj(found::group)
                                .filter(Objects::nonNull).forEach(identities::add));
    }

    /** A CDA or a message has no field: as many as an empty descriptor. */
    private static JsonNode descriptor(String path) {
        if (!path.endsWith(".json")) {
            return Json.mapper().createObjectNode();
        }
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
