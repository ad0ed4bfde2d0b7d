package fr.passerelle.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A DMP that takes every lot at once, without TLS, and judges nothing: the simulator does that (infra/simulators). */
final class DmpStub implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<byte[]> received = new AtomicReference<>(NOTHING);
    private final byte[] answer = Resources.bytes("dmp-answer.xml");
    private final HttpServer http;

    /** @throws IOException when no port can be opened */
    DmpStub() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::take);
        http.start();
    }

    /** Root of its services. */
    String url() {
        return "http://" + http.getAddress().getAddress().getHostAddress() + ":" + http.getAddress().getPort();
    }

    /** The last request received, empty when there is none. */
    byte[] received() {
        return received.get().clone();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.set(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/soap+xml; charset=UTF-8");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
