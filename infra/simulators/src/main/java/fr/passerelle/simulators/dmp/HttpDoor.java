package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;

/** The services on a port of the loopback address, over HTTPS when security is enforced. */
final class HttpDoor implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final String scheme;

    private HttpDoor(HttpServer server, ExecutorService threads, String scheme) {
        this.server = server;
        this.threads = threads;
        this.scheme = scheme;
    }

    /**
     * @param endpoints by path
     * @throws IOException when the port is taken
     */
    static HttpDoor open(DmpSettings settings, Map<String, Endpoint> endpoints, Reception reception) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
        Enforcement enforcement = settings.enforcement();
        HttpServer server = enforcement == null ? HttpServer.create(address, 0) : secured(address, enforcement, settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        endpoints.forEach((path, endpoint) -> server.createContext(path, new DmpHandler(endpoint, reception)));
        server.start();
        return new HttpDoor(server, threads, enforcement == null ? "http" : "https");
    }

    private static HttpServer secured(InetSocketAddress address, Enforcement enforcement, DmpSettings settings) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(ServerTls.configurator(enforcement, settings.clock()));
        return server;
    }

    URI url(String path) {
        InetSocketAddress address = server.getAddress();
        return URI.create(scheme + "://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
