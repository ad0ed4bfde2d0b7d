package fr.passerelle.keeper;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.aws.Settings;
import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeeperHandlerTest {
    private static final Map<String, String> SETTINGS = settings();

    private static Map<String, String> settings() {
        var all = new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local", "TRANSMISSION_TABLE", "t",
                "CONFIGURATION_BUCKET", "c", "METRICS_NAMESPACE", "Passerelle/test", "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1"));
        all.putAll(Map.of("DROP_BUCKET", "d", "VAULT_BUCKET", "v", "PROOFS_BUCKET", "p", "PATIENT_KEY_SECRET_PREFIX", "k/", "DMP_QUEUE_URL",
                "http://127.0.0.1:1/d", "MAILBOX_QUEUE_URL", "http://127.0.0.1:1/m", "DROP_QUEUE_URL", "http://127.0.0.1:1/i"));
        return all;
    }

    @Test
    void theFunctionStartsWithItsSettingsAndARunThatReachesNothingFails() {
        var handler = new KeeperHandler(new Settings(SETTINGS), InstantSource.system());

        assertThatThrownBy(() -> handler.handleRequest(Map.of("detail", "{}"), null)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aMissingSettingIsNamedAtTheStart() {
        var incomplete = new HashMap<>(SETTINGS);
        incomplete.remove("PROOFS_BUCKET");

        assertThatThrownBy(() -> new KeeperHandler(new Settings(incomplete), InstantSource.system()))
                .hasStackTraceContaining("PROOFS_BUCKET");
    }
}
