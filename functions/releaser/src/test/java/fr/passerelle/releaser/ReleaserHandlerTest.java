package fr.passerelle.releaser;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.aws.Settings;
import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReleaserHandlerTest {
    private static final Map<String, String> SETTINGS = Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local",
            "TRANSMISSION_TABLE", "t", "CONFIGURATION_BUCKET", "c", "DMP_QUEUE_URL", "http://127.0.0.1:1/d", "MAILBOX_QUEUE_URL",
            "http://127.0.0.1:1/m", "DROP_QUEUE_URL", "http://127.0.0.1:1/i", "METRICS_NAMESPACE", "Passerelle/test", "AWS_ENDPOINT_URL_S3",
            "http://127.0.0.1:1");

    @Test
    void theFunctionStartsWithItsSettingsAndARunThatReachesNothingFails() {
        var handler = new ReleaserHandler(new Settings(SETTINGS), InstantSource.system());

        assertThatThrownBy(() -> handler.handleRequest(Map.of("detail", "{}"), null)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aMissingSettingIsNamedAtTheStart() {
        var incomplete = new HashMap<>(SETTINGS);
        incomplete.remove("MAILBOX_QUEUE_URL");

        assertThatThrownBy(() -> new ReleaserHandler(new Settings(incomplete), InstantSource.system()))
                .hasStackTraceContaining("MAILBOX_QUEUE_URL");
    }
}
