package fr.passerelle.bench;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.schema.SchemaCheck;

import static org.assertj.core.api.Assertions.assertThat;

class EventTest {

    @ParameterizedTest
    @EnumSource(names = "EMPTY_STREAM", mode = EnumSource.Mode.EXCLUDE)
    void the_content_is_the_body_of_the_one_message(Event event) throws Exception {
        var records = Json.mapper().readTree(event.json()).path("Records");

        assertThat(records).hasSize(1);
        assertThat(records.path(0).path("messageId").textValue()).isEqualTo(Event.MESSAGE_ID);
        assertThat(records.path(0).path("body").textValue()).isEqualTo(event.content());
    }

    @Test
    void what_is_measured_is_a_good_appointment_and_no_refusal() throws Exception {
        assertThat(new SchemaCheck(AppointmentReader.SCHEMA).faults(Json.mapper().readTree(Event.APPOINTMENT.content()))).isEmpty();
    }
}
