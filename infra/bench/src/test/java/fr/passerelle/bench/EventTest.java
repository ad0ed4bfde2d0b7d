package fr.passerelle.bench;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.drop.DropReader;
import fr.passerelle.formats.json.Json;
import fr.passerelle.formats.schema.SchemaCheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventTest {
    private static final String PUT = "{\"Item\":{\"pk\":{\"S\":\"I#1\"},\"sk\":{\"S\":\"%s\"}}}";

    @Test
    void what_the_plain_handler_checks_is_a_good_descriptor_and_a_good_appointment() throws Exception {
        assertThat(new SchemaCheck(DropReader.SCHEMA).faults(content(Event.DROP.plainJson(account())))).isEmpty();
        assertThat(new SchemaCheck(AppointmentReader.SCHEMA).faults(content(Event.APPOINTMENT.plainJson(account())))).isEmpty();
    }

    @Test
    void a_dispatch_function_gets_the_message_of_its_queue_and_the_plain_handler_the_package_behind_it() throws Exception {
        assertThat(content(Event.DMP_DISPATCH.json(account())).path("dispatch").textValue()).isEqualTo("d");
        assertThat(content(Event.MAILBOX_DISPATCH.json(account())).path("dispatch").textValue()).isEqualTo("m");
        assertThat(content(Event.DMP_DISPATCH.plainJson(account())).path("package").booleanValue()).isTrue();
    }

    @Test
    void the_stream_tells_each_key_of_the_table() throws Exception {
        var records = Json.mapper().readTree(Event.STREAM.json(account())).path("Records");

        assertThat(records.valueStream().map(record -> record.path("dynamodb").path("Keys").path("sk").path("S").textValue()))
                .containsExactly("D#d", "INPUT");
    }

    @ParameterizedTest
    @EnumSource(names = {"DMP_DISPATCH", "MAILBOX_DISPATCH"})
    void nothing_is_measured_before_the_drop_is_taken_in(Event event) {
        assertThatThrownBy(() -> event.json(StubAccount.withOneDrop())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> event.plainJson(StubAccount.withOneDrop())).isInstanceOf(IllegalStateException.class);
    }

    private static StubAccount account() throws Exception {
        StubAccount account = StubAccount.withOneDrop();
        account.send("dmp", "{\"dispatch\":\"d\"}");
        account.send("mailbox", "{\"dispatch\":\"m\"}");
        account.objects().put("/vault/1/package.json", "{\"package\":true}".getBytes(StandardCharsets.UTF_8));
        account.table().answer("PutItem", Json.mapper().readTree(PUT.formatted("INPUT")));
        account.table().answer("PutItem", Json.mapper().readTree(PUT.formatted("D#d")));
        return account;
    }

    private static JsonNode content(String event) throws Exception {
        return Json.mapper().readTree(Json.mapper().readTree(event).path("Records").path(0).path("body").textValue());
    }
}
