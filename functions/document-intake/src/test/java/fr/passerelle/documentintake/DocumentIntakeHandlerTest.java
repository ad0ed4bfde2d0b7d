package fr.passerelle.documentintake;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import org.junit.jupiter.api.Test;

import fr.passerelle.aws.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentIntakeHandlerTest {
    private static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("TRANSMISSION_TABLE", "t"), Map.entry("DROP_BUCKET", "d"),
            Map.entry("VAULT_BUCKET", "v"), Map.entry("CONFIGURATION_BUCKET", "c"), Map.entry("DROP_QUEUE_URL", "http://localhost/drop"),
            Map.entry("DMP_QUEUE_URL", "http://localhost/dmp"), Map.entry("MAILBOX_QUEUE_URL", "http://localhost/mail"),
            Map.entry("APPOINTMENT_QUEUE_URL", "http://localhost/rdv"), Map.entry("EVENT_QUEUE_URL", "http://localhost/evt"),
            Map.entry("NATIONAL_ENVIRONMENT", "TEST"), Map.entry("ALLOWED_MAIL_DOMAINS", "mssante.test"),
            Map.entry("PATIENT_MAIL_DOMAIN", "patient.mssante.test"), Map.entry("AWS_ACCESS_KEY_ID", "x"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "y"), Map.entry("PATIENT_KEY_SECRET_PREFIX", "k/"));

    @Test
    void anUnreadableMessageComesBackAloneAndTheTestEventIsTaken() {
        var handler = new DocumentIntakeHandler(new Settings(SETTINGS), InstantSource.system());
        var event = new SQSEvent();
        event.setRecords(List.of(message("1", "{\"Event\":\"s3:TestEvent\"}"), message("2", "nothing")));

        assertThat(handler.handleRequest(event, null).getBatchItemFailures()).extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("2");
    }

    private static SQSMessage message(String id, String body) {
        var message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        return message;
    }
}
