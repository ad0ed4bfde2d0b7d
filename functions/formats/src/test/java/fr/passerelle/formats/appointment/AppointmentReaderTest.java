package fr.passerelle.formats.appointment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class AppointmentReaderTest {
    private static final JsonMapper COMMENTED = JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
    private static final AppointmentContext TEST = new AppointmentContext(Environment.TEST);

    private final AppointmentReader reader = new AppointmentReader();

    @ParameterizedTest
    @MethodSource("examples")
    void everyPublishedExampleIsValid(ObjectNode example) {
        var reading = read(example);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.event()).isNotNull();
    }

    @Test
    void anEventCarriesTheWholeStateOfItsAppointment() {
        var reading = read(convocation());
        var event = reading.event();

        assertThat(reading.label()).isEqualTo(new EventLabel("750100125", "RDV-2026-0042", "1"));
        assertThat(event.order()).isEqualTo(new EventOrder(1L, Instant.parse("2026-03-15T09:00:05Z"), Action.CREATE));
        assertThat(event.start()).hasToString("2026-04-14T09:30+02:00");
        assertThat(event.attachment()).isEqualTo("750100125/attachments/convocation-0042.pdf");
        assertThat(event.place().unit()).isEqualTo("Consultation de cardiologie");
        assertThat(event.message().replyAllowed()).isTrue();
        assertThat(event.patient().qualified()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-14T09:30:00", "2026-04-14", "14/04/2026 09:30", "2026-02-30T09:30:00+01:00"})
    void anInstantWithoutOffsetIsAFault(String start) {
        var reading = read(convocation().put("start", start));

        assertThat(reading.event()).isNull();
        assertThat(reading.faults()).extracting(Reason::subject, Reason::code).containsExactly(tuple("/start", "FIELD_INVALID"));
    }

    @Test
    void anEventNeedsAVersionOrATime() {
        ObjectNode event = convocation();
        event.remove(List.of("version", "occurredAt"));

        assertThat(read(event).faults())
                .containsExactly(Reason.at("/", "FIELD_INVALID", "l'un de ces champs au moins : occurredAt, version"));
    }

    @Test
    void allFaultsAreToldAtOnceWithTheLabelKept() {
        ObjectNode event = convocation().put("salle", "12").put("end", "2026-04-14T09:30:00+02:00");
        event.remove("action");
        event.withObject("/place").remove("phone");
        event.withObject("/patient/ins").put("value", "279035121518988");

        var reading = read(event);

        assertThat(reading.label()).isNotNull();
        assertThat(reading.faults()).extracting(Reason::subject, Reason::code).containsExactlyInAnyOrder(tuple("/salle", "FIELD_UNKNOWN"),
                tuple("/action", "FIELD_MISSING"), tuple("/place/phone", "FIELD_MISSING"), tuple("/patient/ins/value", "INS_KEY"),
                tuple("/end", "FIELD_INVALID"));
    }

    @ParameterizedTest
    @CsvSource({"../secret.pdf", "a/b.pdf", "'..\\x.pdf'", "convocation.exe", "a..pdf", "'.pdf'"})
    void anAttachmentIsOnePdfNameWithoutPath(String name) {
        assertThat(read(convocation().put("attachment", name)).faults()).extracting(Reason::subject).containsExactly("/attachment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.fr\r\nBcc: x@y.fr", "sans-arobase", "a@b", "\"x\" <a@b.fr>"})
    void areplyAddressCannotCarryHeaders(String replyTo) {
        ObjectNode event = convocation();
        event.withObject("/message").put("replyTo", replyTo);

        assertThat(read(event).faults()).extracting(Reason::subject).containsExactly("/message/replyTo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "12", "{", "{\"a\":1,\"a\":2}", "null", "{} {}"})
    void whatIsNoJsonObjectIsUnreadable(String body) {
        var reading = reader.read(body.getBytes(UTF_8), TEST);

        assertThat(reading.label()).isNull();
        assertThat(reading.faults()).extracting(Reason::code).containsExactly("JSON_UNREADABLE");
    }

    @Test
    void theDigestIgnoresLayoutOnly() {
        ObjectNode event = convocation();
        ObjectNode reordered = COMMENTED.createObjectNode();
        event.properties().stream().toList().reversed().forEach(field -> reordered.set(field.getKey(), field.getValue()));

        assertThat(read(reordered).digest()).isEqualTo(read(event).digest());
        assertThat(read(event.put("practitioner", "Dr Autre")).digest()).isNotEqualTo(read(convocation()).digest());
    }

    private AppointmentReading read(ObjectNode event) {
        return reader.read(event.toPrettyString().getBytes(UTF_8), TEST);
    }

    private static ObjectNode convocation() {
        return examples().getFirst();
    }

    static List<ObjectNode> examples() {
        String page;
        try {
            page = Files.readString(Path.of(System.getProperty("passerelle.root"), "docs", "appointment-format.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Pattern.compile("```jsonc\n(.*?)```", Pattern.DOTALL).matcher(page).results().map(AppointmentReaderTest::parsed).toList();
    }

    private static ObjectNode parsed(MatchResult block) {
        try {
            return (ObjectNode) COMMENTED.readTree(block.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
