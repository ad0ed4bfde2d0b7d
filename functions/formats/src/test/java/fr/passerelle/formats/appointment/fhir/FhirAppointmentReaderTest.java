package fr.passerelle.formats.appointment.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.appointment.Place;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.formats.appointment.AppointmentReading;
import fr.passerelle.formats.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

/** FHIR appointments of the French profiles give what the table of messages.md §8 says. */
class FhirAppointmentReaderTest {
    private static final Establishment ESTABLISHMENT = new Establishment("750999997", "CHU DEMO", List.of(), "1750999997",
            "1.2.250.1.999.2",
            "1.2.250.1.999.1.1", "1.2.250.1.999.1.2", ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of("1 place de la Demo"),
            "01 00 00 00 00", new Mailbox("documents@chu-demo.mssante.fr", "CHU DEMO", "reponses@chu-demo.mssante.fr"), Map.of(), List.of(),
            InformationPolicy.SEND, false);

    @Test
    void aBookedAppointmentSaysAllThatItsPatientMustKnow() {
        AppointmentReading reading = read("demo_appointment_booked");

        assertThat(reading.faults()).isEmpty();
        var event = Objects.requireNonNull(reading.event());
        assertThat(reading.label().appointmentId()).isEqualTo("RDV-2026-0042^1.2.250.1.999.3.1");
        assertThat(event.order()).isEqualTo(new EventOrder(1L, Instant.parse("2026-03-15T09:00:00Z"), Action.CREATE));
        assertThat(event.start()).hasToString("2026-04-14T09:30+02:00");
        assertThat(event.end()).hasToString("2026-04-14T10:00+02:00");
        assertThat(event.place()).isEqualTo(new Place("Consultation de cardiologie",
                "Consultation de cardiologie, salle 12, Bâtiment A, 2e étage", "1 rue de l'Exemple, 99001 VILLETEST", null,
                "01 00 00 00 00"));
        assertThat(event.practitioner()).isEqualTo("Dr DENISE MEDECIN-TEST");
        assertThat(event.instructions()).containsExactly("Venir avec vos derniers résultats de biologie. Ne pas être à jeun.");
        assertThat(event.patient().qualified()).isTrue();
        assertThat(event.patient().ipp()).isEqualTo("EX000456");
        assertThat(reading.silence()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"rescheduled, 2, CHANGE", "cancelled, 3, CANCEL", "entered_in_error, 4, CANCEL"})
    void laterVersionsTakeTheirPlace(String name, long version, Action action) {
        var event = Objects.requireNonNull(read("demo_appointment_" + name).event());
        assertThat(event.order().version()).isEqualTo(version);
        assertThat(event.action()).isEqualTo(action);
        assertThat(event.start()).hasToString("2026-04-21T14:00+02:00");
    }

    /** The same word means the opposite in the two systems. */
    @ParameterizedTest
    @CsvSource({"demo_appointment_ins_not_qualified, RECUPEREE", "demo_appointment_identity_vali_rniv_not_qualified, VALIDEE",
            "demo_appointment_identity_vali_v2_0445, QUALIFIEE"})
    void theIdentityIsQualifiedByCodeAndSystem(String name, IdentityStatus status) {
        var patient = Objects.requireNonNull(read(name).event()).patient();
        assertThat(patient.identityStatus()).isEqualTo(status);
        assertThat(patient.ins() == null).isEqualTo(status != IdentityStatus.QUALIFIEE);
    }

    @Test
    void aStatusInNoKnownSystemIsNotQualified() {
        AppointmentReading reading = read(edited(a -> ((ObjectNode) a.path("contained").path(0)).remove("extension")));
        assertThat(Objects.requireNonNull(reading.event()).patient().identityStatus()).isEqualTo(IdentityStatus.PROVISOIRE);
        assertThat(reading.notes()).extracting(Reason::code).containsExactly("FHIR_IDENTITY_STATUS");
    }

    @Test
    void aTimeWithoutOffsetIsAFault() {
        assertThat(read("demo_appointment_bad_no_timezone").faults()).extracting(Reason::subject, Reason::code)
                .containsExactlyInAnyOrder(tuple("/start", "FIELD_INVALID"),
                        tuple("/end", "FIELD_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proposed", "pending", "waitlist"})
    void whatIsNotBookedIsKnownAndNotTold(String status) {
        AppointmentReading reading = read(edited(a -> ((ObjectNode) a).put("status", status)));
        assertThat(reading.event()).isNotNull();
        assertThat(reading.silence()).isEqualTo(Reason.at("/status", "APPOINTMENT_NOT_BOOKED"));
    }

    @Test
    void thePatientMayBeBesideItInABundle() {
        AppointmentReading alone = read("demo_appointment_booked");
        JsonNode appointment = tree("demo_appointment_booked");
        ObjectNode patient = appointment.path("contained").path(0).deepCopy();
        JsonNode moved = edited(a -> {
            ((ObjectNode) a.path("participant").path(0).path("actor")).put("reference", "urn:uuid:1");
            ((ArrayNode) a.path("contained")).remove(0);
        });
        ObjectNode bundle = Json.mapper().createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        bundle.putArray("entry").add(Json.mapper().createObjectNode().<ObjectNode>set("resource", moved))
                .add(Json.mapper().createObjectNode().put("fullUrl", "urn:uuid:1").<ObjectNode>set("resource", patient));

        assertThat(read(bundle).event()).isEqualTo(alone.event());
        assertThat(read(bundle).digest()).isEqualTo(alone.digest());
    }

    @Test
    void nothingIsFetchedElsewhere() {
        AppointmentReading reading = read(
                edited(a -> ((ObjectNode) a.path("participant").path(0).path("actor")).put("reference", "Patient/9")));
        assertThat(reading.event()).isNull();
        assertThat(reading.faults()).containsExactly(Reason.at("/participant/0/actor", "FHIR_PATIENT_ABSENT"));
    }

    @Test
    void allFaultsAreToldAtOnceAndNoneRepeatsAValue() {
        AppointmentReading reading = read(edited(a -> {
            ((ObjectNode) a).put("status", "booked!").remove("start");
            ((ObjectNode) a.path("meta")).remove("lastUpdated");
            ((ObjectNode) a.path("meta")).put("versionId", "abc");
            ((ObjectNode) a.path("contained").path(0).path("identifier").path(0)).put("value", "172119999900238");
        }));
        assertThat(reading.faults()).extracting(Reason::code).containsExactlyInAnyOrder("FIELD_MISSING", "FIELD_INVALID", "FIELD_MISSING",
                "INS_KEY");
        assertThat(reading.faults().toString()).doesNotContain("172119999900238", "TESTEUR");
    }

    @Test
    void organisationsAreNamedByTheirFiness() {
        assertThat(FhirMessage.of(tree("demo_appointment_booked")).orElseThrow().organizations()).containsExactly("750999989");
    }

    /** Values taken away, or of another kind, anywhere: told, never thrown. */
    @Test
    void nothingThatComesMakesTheReaderFail() {
        var random = new Random(20_260_315);
        List<JsonNode> others = List.of(Json.mapper().nullNode(), TextNode.valueOf(""), TextNode.valueOf("#pat"), IntNode.valueOf(-1),
                TextNode.valueOf("+999999999-12-31T23:59:59-18:00"), Json.mapper().createArrayNode().add("x"),
                Json.mapper().createObjectNode());
        for (int i = 0; i < 3_000; i++) {
            JsonNode root = tree("demo_appointment_booked");
            for (int changes = 0; changes < 3; changes++) {
                change(root, others.get(random.nextInt(others.size())).deepCopy(), random);
            }
            assertThatCode(() -> FhirMessage.of(root).ifPresent(message -> {
                message.organizations();
                AppointmentReading reading = read(root);
                assertThat(reading.event() == null).isEqualTo(!reading.faults().isEmpty());
            })).as("%s", root).doesNotThrowAnyException();
        }
    }

    private static void change(JsonNode root, JsonNode other, Random random) {
        List<JsonNode> containers = Stream.concat(Stream.of(root), root.findParents("system").stream())
                .flatMap(n -> Stream.concat(Stream.of(n), n.valueStream())).filter(n -> n.isContainerNode() && !n.isEmpty()).toList();
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        int at = random.nextInt(chosen.size());
        switch (chosen) {
            case ObjectNode object -> object.set(object.propertyStream().skip(at).findFirst().orElseThrow().getKey(), other);
            case ArrayNode array -> array.set(at, other);
            default -> throw new IllegalStateException("no container");
        }
    }

    /** Files that may not be copied: {@code -Dpasserelle.published=<folder of fhir>}. */
    @Test
    @EnabledIfSystemProperty(named = "passerelle.published", matches = ".+")
    void publishedExamplesAreRefusedForWantOfAPatient() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("passerelle.published"), "fhir"))) {
            List<Path> published = files.filter(f -> f.getFileName().toString().matches("(ans|interopsante)_.*")).toList();
            assertThat(published).isNotEmpty().allSatisfy(f -> assertThat(read(Json.mapper().readTree(Files.readAllBytes(f))).faults())
                    .extracting(Reason::code).contains("FHIR_PATIENT_ABSENT"));
        }
    }

    private static AppointmentReading read(String name) {
        return read(tree(name));
    }

    private static AppointmentReading read(JsonNode root) {
        return new FhirAppointmentReader().read(FhirMessage.of(root).orElseThrow(), root, new FhirContext(ESTABLISHMENT, Environment.TEST));
    }

    private static JsonNode edited(Consumer<JsonNode> change) {
        JsonNode appointment = tree("demo_appointment_booked");
        change.accept(appointment);
        return appointment;
    }

    private static JsonNode tree(String name) {
        try (InputStream json = FhirAppointmentReaderTest.class.getResourceAsStream(name + ".json")) {
            return Json.mapper().readTree(Objects.requireNonNull(json, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
