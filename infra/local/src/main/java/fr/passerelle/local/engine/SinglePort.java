package fr.passerelle.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * The embedded services behind one address, as an emulator has them: an integrator maps one port of a container, and a contract is
 * written against one endpoint. Each call is passed on to the service that its headers name; the notifications of a bucket, which the
 * embedded S3 does not know, are configured here.
 */
public final class SinglePort implements AutoCloseable {
    private static final int LARGEST_CONFIGURATION = 1 << 17;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Relay relay = new Relay(threads);
    private final EmbeddedServices services;
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final Map<String, URI> callers = new ConcurrentHashMap<>();

    private SinglePort(HttpServer server, EmbeddedServices services) {
        this.server = server;
        this.services = services;
    }

    /**
     * Opens the port.
     *
     * @param address where to listen; port 0 for any free one
     */
    public static SinglePort open(InetSocketAddress address, EmbeddedServices services) {
        try {
            SinglePort port = new SinglePort(HttpServer.create(address, 0), services);
            port.server.createContext("/", port::answer);
            port.server.setExecutor(port.threads);
            port.server.start();
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + address.getPort() + " cannot be opened", e);
        }
    }

    /** What {@code GET} of this path answers, as JSON. */
    public void page(String path, byte[] json) {
        pages.put(path, json);
    }

    /** Calls that carry this header go there. */
    public void header(String name, URI service) {
        callers.put(name, service);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        relay.close();
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = pages.get(exchange.getRequestURI().getPath());
            if (page != null) {
                send(exchange, 200, page);
            } else if ("PUT".equals(exchange.getRequestMethod()) && isNotification(exchange.getRequestURI())) {
                configure(exchange);
            } else {
                relay.pass(exchange, service(exchange));
            }
        }
    }

    private static boolean isNotification(URI uri) {
        String query = uri.getRawQuery();
        return "notification".equals(query) || "notification=".equals(query);
    }

    private void configure(HttpExchange exchange) throws IOException {
        String bucket = exchange.getRequestURI().getPath().substring(1).replaceFirst("/$", "");
        try {
            services.announce(NotificationXml.read(bucket, exchange.getRequestBody().readNBytes(LARGEST_CONFIGURATION)));
            send(exchange, 200, new byte[0]);
        } catch (SAXException e) {
            send(exchange, 400, new byte[0]);
        }
    }

    /** By target for the services that speak JSON, by credential scope for the older form of SQS, S3 for the rest. */
    private URI service(HttpExchange exchange) {
        for (Map.Entry<String, URI> caller : callers.entrySet()) {
            if (header(exchange, caller.getKey()) != null) {
                return caller.getValue();
            }
        }
        ServiceAddresses addresses = services.addresses();
        String target = Objects.requireNonNullElse(header(exchange, "X-Amz-Target"), "");
        if (target.startsWith("DynamoDB")) {
            return addresses.dynamoDb();
        }
        if (target.startsWith("secretsmanager.")) {
            return addresses.secretsManager();
        }
        boolean scoped = Objects.requireNonNullElse(header(exchange, "Authorization"), "").contains("/sqs/aws4_request");
        return target.startsWith("AmazonSQS.") || scoped ? addresses.sqs() : addresses.s3();
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length == 0 ? -1 : json.length);
        exchange.getResponseBody().write(json);
    }
}
