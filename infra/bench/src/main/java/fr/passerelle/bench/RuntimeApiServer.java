package fr.passerelle.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The Lambda Runtime API (version 2018-06-01) on the JDK's own HTTP server, on a free port of the loopback interface, for one function
 * (aws-stack.md §7.2). What the runtime client says comes out as {@link RuntimeSignal}s; a request for an event or for the restoration
 * waits until there is one.
 *
 * <p>Start the JVM with {@code -Dsun.net.httpserver.nodelay=true}, or the figures hold delays of the network stack.
 */
final class RuntimeApiServer implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    /** The longest a function of the template has: one that would not end in time gives its work back. */
    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(3);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<RuntimeSignal> signals = new LinkedBlockingQueue<>();
    private final Semaphore restorations = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;
    private final InstantSource clock;
    private int invocation;

    /** @throws IOException when no port can be opened */
    RuntimeApiServer(InstantSource clock) throws IOException {
        this.clock = clock;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext(ROOT, this::route);
        http.start();
    }

    /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} wants them. */
    String address() {
        return http.getAddress().getAddress().getHostAddress() + ":" + http.getAddress().getPort();
    }

    /** Gives an event, in JSON, to the next request for one. */
    void send(String event) {
        events.add(event);
    }

    /** Lets a function that waits at its checkpoint go on. */
    void restore() {
        restorations.release();
    }

    /** Adds a signal that does not come by HTTP, such as the end of the process. */
    void tell(RuntimeSignal signal) {
        signals.add(signal);
    }

    /** The next thing the runtime client said; empty when it said nothing within the patience. */
    Optional<RuntimeSignal> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void route(HttpExchange exchange) throws IOException {
        long at = System.nanoTime();
        try (exchange) {
            String route = exchange.getRequestURI().getPath().substring(ROOT.length());
            switch (exchange.getRequestMethod() + " " + route) {
                case "GET invocation/next" -> {
                    signals.add(new RuntimeSignal.Ready(at));
                    giveEvent(exchange, events.take());
                }
                case "GET restore/next" -> {
                    signals.add(new RuntimeSignal.Checkpointed(at));
                    restorations.acquire();
                    answer(exchange, 200, "");
                }
                default -> report(exchange, route);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveEvent(HttpExchange exchange, String event) throws IOException {
        invocation++;
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-4000-8000-%012d".formatted(invocation));
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(clock.instant().plus(TIME_TO_ANSWER).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-3:000000000000:function:bench");
        answer(exchange, 200, event);
    }

    private void report(HttpExchange exchange, String route) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        long at = System.nanoTime();
        boolean response = route.startsWith("invocation/") && route.endsWith("/response");
        boolean error = route.endsWith("/error");
        if (!exchange.getRequestMethod().equals("POST") || !(response || error)) {
            answer(exchange, 404, "{}");
            return;
        }
        answer(exchange, 202, "{\"status\":\"OK\"}");
        signals.add(response ? new RuntimeSignal.Answered(at, body) : new RuntimeSignal.Failed(at, route, body));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
