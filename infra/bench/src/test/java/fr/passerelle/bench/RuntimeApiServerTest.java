package fr.passerelle.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimeApiServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-04-14T07:30:00Z");

    private final HttpClient runtime = HttpClient.newHttpClient();
    private RuntimeApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RuntimeApiServer(InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        runtime.shutdownNow();
        server.close();
    }

    @Test
    void a_request_for_an_event_says_ready_and_waits_for_one() throws Exception {
        CompletableFuture<HttpResponse<String>> next = runtime.sendAsync(get("invocation/next"), BodyHandlers.ofString());

        assertThat(server.next(PATIENCE)).containsInstanceOf(RuntimeSignal.Ready.class);
        assertThat(next).isNotDone();
        server.send("{\"Records\":[]}");

        HttpResponse<String> event = next.get();
        assertThat(event.body()).isEqualTo("{\"Records\":[]}");
        assertThat(event.headers().firstValue("Lambda-Runtime-Aws-Request-Id")).hasValue("00000000-0000-4000-8000-000000000001");
        assertThat(event.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms")).hasValue(NOW.plusSeconds(180).toEpochMilli());
        assertThat(event.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn")).isPresent();
    }

    @Test
    void a_response_comes_out_with_its_body() throws Exception {
        assertThat(post("invocation/1/response", "{\"batchItemFailures\":[]}").statusCode()).isEqualTo(202);

        assertThat(server.next(PATIENCE)).get().isInstanceOfSatisfying(RuntimeSignal.Answered.class,
                answered -> assertThat(answered.body()).isEqualTo("{\"batchItemFailures\":[]}"));
    }

    @Test
    void an_error_comes_out_with_the_route_it_was_told_on() throws Exception {
        for (String route : new String[]{"invocation/1/error", "init/error", "restore/error"}) {
            assertThat(post(route, "{\"errorType\":\"X\"}").statusCode()).isEqualTo(202);

            assertThat(server.next(PATIENCE)).get().isInstanceOfSatisfying(RuntimeSignal.Failed.class, failed -> {
                assertThat(failed.route()).isEqualTo(route);
                assertThat(failed.body()).isEqualTo("{\"errorType\":\"X\"}");
            });
        }
    }

    @Test
    void a_function_at_its_checkpoint_waits_for_the_restoration() throws Exception {
        CompletableFuture<HttpResponse<String>> restored = runtime.sendAsync(get("restore/next"), BodyHandlers.ofString());

        assertThat(server.next(PATIENCE)).containsInstanceOf(RuntimeSignal.Checkpointed.class);
        assertThat(restored).isNotDone();
        server.restore();

        assertThat(restored.get().statusCode()).isEqualTo(200);
    }

    @Test
    void a_route_that_is_none_of_the_api_is_refused_and_says_nothing() throws Exception {
        assertThat(post("invocation/1/other", "").statusCode()).isEqualTo(404);
        assertThat(server.next(Duration.ofMillis(50))).isEmpty();
    }

    private HttpRequest get(String route) {
        return HttpRequest.newBuilder(uri(route)).build();
    }

    private HttpResponse<String> post(String route, String body) throws Exception {
        return runtime.send(HttpRequest.newBuilder(uri(route)).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private URI uri(String route) {
        return URI.create("http://" + server.address() + "/2018-06-01/runtime/" + route);
    }
}
