package fr.passerelle.mailboxcollector;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.aws.Settings;
import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailboxCollectorHandlerTest {
    private static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("AWS_ACCESS_KEY_ID", "local"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "local"), Map.entry("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1"),
            Map.entry("TRANSMISSION_TABLE", "t"), Map.entry("CONFIGURATION_BUCKET", "c"), Map.entry("VAULT_BUCKET", "v"),
            Map.entry("RESULTS_BUCKET", "r"), Map.entry("REPLIES_QUEUE_URL", "http://127.0.0.1:1/q"),
            Map.entry("PATIENT_KEY_SECRET_PREFIX", "k/"),
            Map.entry("NATIONAL_ENVIRONMENT", "TEST"), Map.entry("MSSANTE_IMAP_HOST", "127.0.0.1"), Map.entry("MSSANTE_IMAP_PORT", "1"),
            Map.entry("MSSANTE_IMAP_TLS", "none"));

    @Test
    void theFunctionStartsWithItsSettingsAndARunThatReachesNothingFails() {
        var handler = new MailboxCollectorHandler(new Settings(SETTINGS), InstantSource.system());

        assertThatThrownBy(() -> handler.handleRequest(Map.of(), null)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aMissingSettingIsNamedAtTheStart() {
        var incomplete = new HashMap<>(SETTINGS);
        incomplete.remove("REPLIES_QUEUE_URL");

        assertThatThrownBy(() -> new MailboxCollectorHandler(new Settings(incomplete), InstantSource.system()))
                .hasStackTraceContaining("REPLIES_QUEUE_URL");
    }
}
