package fr.passerelle.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Texts of secrets, e.g. certificates. A text appears in no log and no exception. */
public final class SecretTexts {
    private final SecretsManagerClient client;
    private final Remembered<String> known;

    /** @param age how long a text is given without asking again; zero asks each time, for a reader that remembers by itself */
    public SecretTexts(SecretsManagerClient client, InstantSource clock, Duration age) {
        this.client = client;
        this.known = new Remembered<>(age, clock, this::read);
    }

    /**
     * The text of a secret, absent when there is no secret of that name or it holds no text.
     *
     * @throws fr.passerelle.core.port.StoreUnavailableException when Secrets Manager does not answer
     */
    public Optional<String> find(String name) {
        return known.get(name);
    }

    private Optional<String> read(String name) {
        return Calls.to("secret", () -> {
            try {
                return Optional.ofNullable(client.getSecretValue(s -> s.secretId(name)).secretString());
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }
}
