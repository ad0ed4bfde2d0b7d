package fr.passerelle.eventintake;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.junit.jupiter.api.Test;

import fr.passerelle.aws.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventIntakeHandlerTest {
    private static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("AWS_ACCESS_KEY_ID", "local"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "local"), Map.entry("TRANSMISSION_TABLE", "t"), Map.entry("VAULT_BUCKET", "v"),
            Map.entry("DROP_BUCKET", "b"), Map.entry("CONFIGURATION_BUCKET", "c"), Map.entry("DROP_QUEUE_URL", "http://127.0.0.1:1/d"),
            Map.entry("PATIENT_KEY_SECRET_PREFIX", "k/"), Map.entry("DMP_QUEUE_URL", "http://127.0.0.1:1/f"),
            Map.entry("MAILBOX_QUEUE_URL", "http://127.0.0.1:1/q"), Map.entry("NATIONAL_ENVIRONMENT", "TEST"));

    @Test
    void theFunctionStartsWithItsSettings() {
        var event = new SQSEvent();
        event.setRecords(List.of());

        var response = new EventIntakeHandler(new Settings(SETTINGS), InstantSource.system()).handleRequest(event, null);

        assertThat(response.getBatchItemFailures()).isEmpty();
    }

    @Test
    void aMissingSettingIsNamedAtTheStart() {
        var incomplete = new HashMap<>(SETTINGS);
        incomplete.remove("DROP_QUEUE_URL");

        assertThatThrownBy(() -> new EventIntakeHandler(new Settings(incomplete), InstantSource.system()))
                .hasStackTraceContaining("DROP_QUEUE_URL");
    }
}
