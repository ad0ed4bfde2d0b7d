package fr.passerelle.localstack.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import fr.passerelle.local.platform.LocalPlatform;

/** Which emulator answers at an address: the property {@code passerelle.target}, or the page of its own that it answers. */
final class Emulator {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Map<String, String> PAGES = Map.of(LocalPlatform.READY, Running.IMAGE, "/_localstack/health", "localstack",
            "/moto-api/config", "moto");

    private Emulator() {
    }

    /** @return {@code endpoint} when it does not say */
    static String name(URI endpoint) {
        String given = System.getProperty("passerelle.target", "");
        if (!given.isBlank()) {
            return given;
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build()) {
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + page.getKey())).timeout(PATIENCE).build();
                var answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2 && answer.body().startsWith("{")) {
                    return page.getValue();
                }
            }
            return "endpoint";
        } catch (IOException e) {
            throw new UncheckedIOException("nobody answers at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
