package fr.passerelle.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretTextsTest {
    private final FakeSecrets secrets = new FakeSecrets(
            Map.of("trust", "PEM"));
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void aTextIsKeptForItsAgeThenReadAgain() {
        var texts = texts(Duration.ofMinutes(5));
        assertThat(texts.find("trust")).contains("PEM");
        secrets.texts.put("trust", "OTHER");
        now = now.plusSeconds(299);
        assertThat(texts.find("trust")).contains("PEM");
        now = now.plusSeconds(1);
        assertThat(texts.find("trust")).contains("OTHER");
        assertThat(secrets.asked).hasSize(2);
    }

    @Test
    void withoutAgeItIsReadEachTime() {
        var texts = texts(Duration.ZERO);
        texts.find("trust");
        texts.find("trust");
        assertThat(secrets.asked).hasSize(2);
    }

    @Test
    void aSecretThatIsMissingOrHoldsNoTextIsAbsentAndAskedForAgain() {
        var texts = texts(Duration.ofMinutes(5));
        assertThat(texts.find("missing")).isEmpty();
        assertThat(texts.find("binary")).isEmpty();
        secrets.texts.put("missing", "there now");
        assertThat(texts.find("missing")).contains("there now");
    }

    @Test
    void aServiceThatDoesNotAnswerIsAnOutageAndNamesNoSecret() {
        secrets.down = true;
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> texts(Duration.ZERO).find("trust"))
                .withMessage("secret");
    }

    private SecretTexts texts(Duration age) {
        return new SecretTexts(secrets, () -> now, age);
    }
}
