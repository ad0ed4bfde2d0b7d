package fr.passerelle.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

import fr.passerelle.core.port.PatientKeys;

/**
 * Patient keys: HMAC-SHA256 of the matricule or of the permanent identifier, with the establishment's own key (consent-and-rules.md §8.1), kept in
 * the secret {@code <prefix><FINESS EJ>}: its bytes, or the UTF-8 bytes of its text, 32 at least. It is read again every 5 minutes.
 *
 * <p>The key is never rotated in place: every recorded choice stands under it. It appears in no log and no exception.
 */
public final class SecretsPatientKeys implements PatientKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;
    private static final Duration AGE = Duration.ofMinutes(5);

    private final SecretsManagerClient client;
    private final String prefix;
    private final Remembered<SecretKeySpec> known;

    public SecretsPatientKeys(SecretsManagerClient client, String prefix, InstantSource clock) {
        this.client = client;
        this.prefix = prefix;
        this.known = new Remembered<>(AGE, clock, this::read);
    }

    /** @throws IllegalStateException when the establishment's key is too short to be one */
    @Override
    public String pseudonym(String establishment, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(known.get(establishment).orElseThrow());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private Optional<SecretKeySpec> read(String establishment) {
        GetSecretValueResponse secret = Calls.to("patient key", () -> client.getSecretValue(s -> s.secretId(prefix + establishment)));
        byte[] bytes = secret.secretBinary() == null
                ? secret.secretString().getBytes(StandardCharsets.UTF_8)
                : secret.secretBinary().asByteArray();
        if (bytes.length < SHORTEST) {
            throw new IllegalStateException("the patient key of " + establishment + " has less than " + SHORTEST + " bytes");
        }
        return Optional.of(new SecretKeySpec(bytes, ALGORITHM));
    }
}
