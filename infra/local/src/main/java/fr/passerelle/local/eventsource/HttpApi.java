package fr.passerelle.local.eventsource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP API on this machine: each call is an event of payload version 2.0, as API Gateway makes it. Signatures are not checked: who
 * calls is what the header {@value #CALLER} says, which API Gateway would ignore. Without it the call is refused, as an unsigned one is.
 */
public final class HttpApi implements EventSource {
    /** ARN of the caller; accepted on one machine only. */
    public static final String CALLER = "X-Local-Caller";

    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
    /** Bytes; the limit of API Gateway. */
    private static final int LARGEST_BODY = 10_485_760;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, EventFunction> routes = new ConcurrentHashMap<>();
    private final InstantSource clock;

    private HttpApi(HttpServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Takes a free port of this machine, without answering yet. */
    public static HttpApi bind(InstantSource clock) {
        try {
            return new HttpApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is called. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Calls of this method and path go to this function. */
    public void route(String method, String path, EventFunction function) {
        routes.put(method + " " + path, function);
    }

    @Override
    public HttpApi start() {
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            EventFunction function = routes.get(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            String caller = exchange.getRequestHeaders().getFirst(CALLER);
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (function == null) {
                send(exchange, 404, "{\"message\":\"Not Found\"}");
            } else if (caller == null) {
                send(exchange, 403, "{\"message\":\"Forbidden\"}");
            } else if (body.length > LARGEST_BODY) {
                send(exchange, 413, "{\"message\":\"Request Entity Too Large\"}");
            } else {
                call(exchange, function, caller, body);
            }
        }
    }

    private void call(HttpExchange exchange, EventFunction function, String caller, byte[] body) throws IOException {
        byte[] event = EventJson.http(UUID.randomUUID().toString(), exchange.getRequestMethod(), exchange.getRequestURI().getPath(), caller,
                new String(body, StandardCharsets.UTF_8), clock.instant()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            JsonNode answer = JSON.readTree(function.call(event));
            answer.path("headers").properties()
                    .forEach(header -> exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText()));
            send(exchange, answer.path("statusCode").asInt(), answer.path("body").asText());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{}: a call failed", function.name(), e);
            send(exchange, 500, "{\"message\":\"Internal Server Error\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Every call is answered while it is made. */
    @Override
    public boolean caughtUp() {
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    @Override
    public boolean await(Duration longest) {
        try {
            return threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
