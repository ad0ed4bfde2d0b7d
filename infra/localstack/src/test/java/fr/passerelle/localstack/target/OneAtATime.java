package fr.passerelle.localstack.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import fr.passerelle.local.engine.Relay;

/** A port before an emulator whose tables cannot be written by two callers at once: their calls go one after the other, all others as they come. */
final class OneAtATime implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Relay relay = new Relay(threads);
    private final ReentrantLock table = new ReentrantLock(true);
    private final URI emulator;

    private OneAtATime(HttpServer server, URI emulator) {
        this.server = server;
        this.emulator = emulator;
    }

    static OneAtATime before(URI emulator) {
        try {
            var port = new OneAtATime(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), emulator);
            port.server.createContext("/", port::answer);
            port.server.setExecutor(port.threads);
            port.server.start();
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean ofTable = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "").startsWith("DynamoDB");
        if (ofTable) {
            table.lock();
        }
        try (exchange) {
            relay.pass(exchange, emulator);
        } finally {
            if (ofTable) {
                table.unlock();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        relay.close();
        threads.shutdownNow();
    }
}
