package fr.passerelle.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets in a map; the one named {@code binary} has no text. */
final class FakeSecrets implements SecretsManagerClient {
    final Map<String, String> texts;
    final List<String> asked = new ArrayList<>();
    boolean down;

    FakeSecrets(Map<String, String> texts) {
        this.texts = new HashMap<>(texts);
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        asked.add(request.secretId());
        if (down) {
            throw SdkClientException.create("unreachable");
        }
        if (request.secretId().equals("binary")) {
            return GetSecretValueResponse.builder().secretBinary(SdkBytes.fromString("x", StandardCharsets.UTF_8)).build();
        }
        String value = texts.get(request.secretId());
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
        // Nothing is open.
    }
}
