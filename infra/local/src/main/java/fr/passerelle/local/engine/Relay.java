package fr.passerelle.local.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;

import com.sun.net.httpserver.HttpExchange;

/** Passes an HTTP call on to a service and its answer back, as they are and without keeping either in memory. */
public final class Relay implements AutoCloseable {
    /** Longer than the longest wait for a message, 20 s. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    /** Headers that belong to one connection, not to the message (RFC 9110 §7.6.1), and those that each end sets itself. */
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "host", "content-length", "expect", "upgrade", "keep-alive",
            "transfer-encoding", "te", "trailer", "http2-settings", "date");
    private static final long UNKNOWN = -2;

    private final HttpClient client;

    /** @param threads where answers are read */
    public Relay(Executor threads) {
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
    }

    /**
     * One call.
     *
     * @param service root that takes the place of the one that was called
     * @throws IOException when the service does not answer or the caller is gone
     */
    public void pass(HttpExchange exchange, URI service) throws IOException {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + asked.getRawPath() + query)).timeout(LONGEST_CALL)
                .method(exchange.getRequestMethod(), body(exchange));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream content = response.body()) {
                give(exchange, response, content);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BodyPublisher body(HttpExchange exchange) {
        long length = Long.parseLong(Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Length"), "0"));
        BodyPublisher streamed = BodyPublishers.ofInputStream(exchange::getRequestBody);
        if (length > 0) {
            return BodyPublishers.fromPublisher(streamed, length);
        }
        return exchange.getRequestHeaders().getFirst("Transfer-Encoding") == null ? BodyPublishers.noBody() : streamed;
    }

    private static void give(HttpExchange exchange, HttpResponse<InputStream> response, InputStream content) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        long length = response.headers().firstValueAsLong("Content-Length").orElse(UNKNOWN);
        boolean without = "HEAD".equals(exchange.getRequestMethod()) || response.statusCode() == 204 || response.statusCode() == 304;
        if (without && length >= 0) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
        }
        exchange.sendResponseHeaders(response.statusCode(), without || length == 0 ? -1 : Math.max(length, 0));
        if (!without && length != 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                content.transferTo(out);
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
