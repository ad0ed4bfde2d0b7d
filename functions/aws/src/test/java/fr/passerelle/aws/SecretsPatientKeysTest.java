package fr.passerelle.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SecretsPatientKeysTest {
    private static final Ins INS = new Ins("279035121518989", InsAuthority.NIR_TEST);
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final FakeSecrets secrets = new FakeSecrets(
            Map.of("key/750712184", KEY, "key/690781810", KEY.replace('a', 'z'), "key/130786049", "short"));
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private final SecretsPatientKeys keys = new SecretsPatientKeys(secrets, "key/", () -> now);

    @Test
    void theKeyIsTheHmacOfTheMatricule() {
        // echo -n 279035121518989 | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        assertThat(keys.key("750712184", INS).value()).isEqualTo("7b222dc5a865706fd662c5648abe8f0bf75b7233b2d8b2824cae554f38cbbc18");
    }

    @Test
    void twoEstablishmentsNeverShareAKey() {
        assertThat(keys.key("750712184", INS)).isNotEqualTo(keys.key("690781810", INS));
    }

    @Test
    void theSecretIsKeptForAWhileThenReadAgain() {
        keys.key("750712184", INS);
        keys.key("750712184", INS);
        assertThat(secrets.asked).hasSize(1);
        now = now.plus(Duration.ofMinutes(5));
        keys.key("750712184", INS);
        assertThat(secrets.asked).hasSize(2);
    }

    @Test
    void aMissingOrShortSecretStopsTheMessageWithoutTheMatricule() {
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> keys.key("999999999", INS)).withMessage("patient key");
        assertThatIllegalStateException().isThrownBy(() -> keys.key("130786049", INS)).withMessageNotContaining("short");
    }
}
