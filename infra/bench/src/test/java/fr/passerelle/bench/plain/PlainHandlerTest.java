package fr.passerelle.bench.plain;

import java.util.List;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import org.junit.jupiter.api.Test;

import fr.passerelle.formats.appointment.AppointmentReader;

import static org.assertj.core.api.Assertions.assertThat;

class PlainHandlerTest {

    @Test
    void without_a_schema_any_json_is_accepted_and_the_rest_is_named() {
        assertThat(failures(new PlainHandler(null), message("good", "{}"), message("bad", "{"))).containsExactly("bad");
    }

    @Test
    void with_a_schema_what_it_does_not_allow_is_named() {
        assertThat(failures(new PlainHandler(AppointmentReader.SCHEMA), message("bad", "{}"))).containsExactly("bad");
    }

    private static List<String> failures(PlainHandler handler, SQSMessage... messages) {
        var event = new SQSEvent();
        event.setRecords(List.of(messages));
        return handler.handleRequest(event, null).getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier).toList();
    }

    private static SQSMessage message(String id, String body) {
        var message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        return message;
    }
}
