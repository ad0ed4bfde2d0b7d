package fr.passerelle.formats.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.appointment.Place;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Message;
import fr.passerelle.core.document.Reply;
import fr.passerelle.formats.Example;
import fr.passerelle.formats.Golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackageJsonTest {
    private static final PackageJson JSON = new PackageJson();
    private static final DocumentPackage DOCUMENTS = Example.content(Example.establishment(), "120459884", Example.PATIENT,
            Example.document(), Example.imaging(), Example.by(Example.ANALYSER));

    private static InputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DocumentPackage content) {
        return new String(JSON.write(content), StandardCharsets.UTF_8);
    }

    @Test
    void a_package_of_documents_comes_back_the_same_offsets_included() {
        var read = JSON.readDocuments(new ByteArrayInputStream(JSON.write(DOCUMENTS)));
        assertThat(read).isEqualTo(DOCUMENTS);
        assertThat(read.documents().getFirst().source().createdAt()).hasToString("2026-03-09T11:30+01:00");
        assertThat(read.documents().get(2).source().author()).isEqualTo(Example.ANALYSER);
    }

    @Test
    void the_package_of_an_appointment_comes_back_the_same() {
        var event = new AppointmentEvent(new AppointmentKey("120459876", "RDV-1"),
                new EventOrder(3L, Instant.parse("2026-03-01T10:00:00Z"), Action.CHANGE), Example.PATIENT, null, null,
                OffsetDateTime.parse("2026-04-02T08:30:00+02:00"), null,
                new Place("Cardiologie", null, "1 rue de l'Essai, 12000 RODEZ", null, "05 65 00 00 01"), "Dr DURAND", List.of("À jeun"),
                List.of(), null, Message.DEFAULT);
        var content = new AppointmentPackage("0123456789abcdef0123456789abcdef", Example.establishment(), event, null, Reply.CLOSED);
        assertThat(JSON.readAppointment(new ByteArrayInputStream(JSON.write(content)))).isEqualTo(content);
    }

    @Test
    void the_package_is_the_one_a_person_has_read_so_that_a_rename_does_not_lose_what_waits() throws IOException {
        Golden.assertSame("package.json", Json.mapper().writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(Json.mapper().readTree(JSON.write(Example.content(Example.document())))));
    }

    @Test
    void the_same_package_gives_the_same_bytes() {
        assertThat(JSON.write(DOCUMENTS)).isEqualTo(JSON.write(DOCUMENTS));
    }

    @Test
    void an_unknown_field_is_refused_and_named() {
        String changed = text(DOCUMENTS).replace("\"inputId\"", "\"inputIdentifier\"");
        assertThatThrownBy(() -> JSON.readDocuments(stream(changed))).isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining("inputIdentifier");
    }

    @Test
    void a_package_that_cannot_be_read_never_repeats_what_identifies_the_patient() {
        String wrongKey = text(DOCUMENTS).replace("279035121518989", "279035121518900");
        String wrongDate = text(DOCUMENTS).replace("1979-03-28", "PAT-TROIS");
        for (String broken : List.of(wrongKey, wrongDate)) {
            assertThatThrownBy(() -> JSON.readDocuments(stream(broken))).isInstanceOf(UnreadableJsonException.class).hasNoCause()
                    .hasMessageContaining("patient").hasMessageNotContaining("2790351").hasMessageNotContaining("PAT-TROIS");
        }
    }

    @Test
    void what_follows_the_package_is_refused() {
        assertThatThrownBy(() -> JSON.readDocuments(stream(text(DOCUMENTS) + "{}"))).isInstanceOf(UnreadableJsonException.class);
    }

    @Test
    void a_name_given_twice_is_refused() {
        assertThatThrownBy(() -> JSON.readDocuments(stream("{\"inputId\":\"a\",\"inputId\":\"b\"}")))
                .isInstanceOf(UnreadableJsonException.class);
    }
}
