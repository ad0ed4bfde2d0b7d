package fr.passerelle.aws;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import javax.crypto.spec.SecretKeySpec;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * The secret each establishment has for its patients, from which every key about them comes: the text or the bytes of the secret
 * {@code <prefix><FINESS EJ>}, 32 bytes at least, read again every 5 minutes.
 *
 * <p>It is never rotated in place: every recorded choice stands under a key that comes from it. It appears in no log and no exception.
 */
public final class PatientSecrets {
    static final String MAC = "HmacSHA256";
    private static final int SHORTEST = 32;
    private static final Duration AGE = Duration.ofMinutes(5);

    private final SecretsManagerClient client;
    private final String prefix;
    private final Remembered<SecretKeySpec> known;

    public PatientSecrets(SecretsManagerClient client, String prefix, InstantSource clock) {
        this.client = client;
        this.prefix = prefix;
        this.known = new Remembered<>(AGE, clock, this::read);
    }

    /** @throws IllegalStateException when it is too short to be a secret */
    SecretKeySpec of(String establishment) {
        return known.get(establishment).orElseThrow();
    }

    private Optional<SecretKeySpec> read(String establishment) {
        GetSecretValueResponse secret = Calls.to("patient key", () -> client.getSecretValue(s -> s.secretId(prefix + establishment)));
        byte[] bytes = secret.secretBinary() == null
                ? secret.secretString().getBytes(StandardCharsets.UTF_8)
                : secret.secretBinary().asByteArray();
        if (bytes.length < SHORTEST) {
            throw new IllegalStateException("the patient key of " + establishment + " has less than " + SHORTEST + " bytes");
        }
        return Optional.of(new SecretKeySpec(bytes, MAC));
    }
}
