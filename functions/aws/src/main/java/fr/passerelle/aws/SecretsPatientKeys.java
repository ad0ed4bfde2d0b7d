package fr.passerelle.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;

import javax.crypto.Mac;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import fr.passerelle.core.port.PatientKeys;

/**
 * Patient keys: HMAC-SHA256 of the matricule or of the permanent identifier, with the establishment's own key
 * (consent-and-rules.md §8.1), see {@link PatientSecrets}.
 */
public final class SecretsPatientKeys implements PatientKeys {
    private final PatientSecrets secrets;

    public SecretsPatientKeys(PatientSecrets secrets) {
        this.secrets = secrets;
    }

    public SecretsPatientKeys(SecretsManagerClient client, String prefix, InstantSource clock) {
        this(new PatientSecrets(client, prefix, clock));
    }

    /** @throws IllegalStateException when the establishment's key is too short to be one */
    @Override
    public String pseudonym(String establishment, String text) {
        try {
            Mac mac = Mac.getInstance(PatientSecrets.MAC);
            mac.init(secrets.of(establishment));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + PatientSecrets.MAC, e);
        }
    }
}
