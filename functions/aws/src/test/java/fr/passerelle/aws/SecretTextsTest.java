package fr.passerelle.aws;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretTextsTest {
    private final Map<String, String> secrets = new HashMap<>(Map.of("trust", "PEM"));
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private boolean down;

    private final class Stub implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            asked.add(request.secretId());
            if (down) {
                throw SdkClientException.create("unreachable");
            }
            if (request.secretId().equals("binary")) {
                return GetSecretValueResponse.builder().secretBinary(SdkBytes.fromString("x", StandardCharsets.UTF_8)).build();
            }
            String value = secrets.get(request.secretId());
            if (value == null) {
                throw ResourceNotFoundException.builder().message("not there").build();
            }
            return GetSecretValueResponse.builder().secretString(value).build();
        }

        @Override
        public String serviceName() {
            return "secretsmanager";
        }

        @Override
        public void close() {
        }
    }

    @Test
    void aTextIsKeptForItsAgeThenReadAgain() {
        var texts = texts(Duration.ofMinutes(5));
        assertThat(texts.find("trust")).contains("PEM");
        secrets.put("trust", "OTHER");
        now = now.plusSeconds(299);
        assertThat(texts.find("trust")).contains("PEM");
        now = now.plusSeconds(1);
        assertThat(texts.find("trust")).contains("OTHER");
        assertThat(asked).hasSize(2);
    }

    @Test
    void withoutAgeItIsReadEachTime() {
        var texts = texts(Duration.ZERO);
        texts.find("trust");
        texts.find("trust");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aSecretThatIsMissingOrHoldsNoTextIsAbsentAndAskedForAgain() {
        var texts = texts(Duration.ofMinutes(5));
        assertThat(texts.find("missing")).isEmpty();
        assertThat(texts.find("binary")).isEmpty();
        secrets.put("missing", "there now");
        assertThat(texts.find("missing")).contains("there now");
    }

    @Test
    void aServiceThatDoesNotAnswerIsAnOutageAndNamesNoSecret() {
        down = true;
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> texts(Duration.ZERO).find("trust"))
                .withMessage("secret");
    }

    private SecretTexts texts(Duration age) {
        return new SecretTexts(new Stub(), () -> now, age);
    }
}
