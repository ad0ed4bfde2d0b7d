package fr.passerelle.dmpdispatch;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.junit.jupiter.api.Test;

import fr.passerelle.aws.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class DmpDispatchHandlerTest {
    @Test
    void theFunctionStartsFromItsSettingsAndOnlyTheUnreadableMessageComesBack() {
        var values = new HashMap<String, String>();
        for (String name : List.of("TRANSMISSION_TABLE", "VAULT_BUCKET", "PATIENT_KEY_SECRET_PREFIX", "DMP_CERTIFICATE_SECRET_PREFIX",
                "DMP_TRUST_SECRET",
                "METRICS_NAMESPACE")) {
            values.put(name, "test");
        }
        values.putAll(Map.of("CONFIGURATION_BUCKET", "c", "DMP_QUEUE_URL", "http://127.0.0.1:9/queue", "MAILBOX_QUEUE_URL",
                "http://127.0.0.1:9/mails", "DMP_BASE_URL",
                "http://127.0.0.1:9", "AWS_REGION", "eu-west-3",
                "AWS_ACCESS_KEY_ID", "x", "AWS_SECRET_ACCESS_KEY", "x"));
        values.put("NATIONAL_ENVIRONMENT", "TEST");
        var handler = new DmpDispatchHandler(new Settings(values), () -> Instant.parse("2026-11-22T08:00:00Z"));
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("m1");
        message.setBody("not ours");
        var event = new SQSEvent();
        event.setRecords(List.of(message));
        assertThat(handler.handleRequest(event, null).getBatchItemFailures()).extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("m1");
        event.setRecords(List.of());
        assertThat(handler.handleRequest(event, null).getBatchItemFailures()).isEmpty();
    }
}
