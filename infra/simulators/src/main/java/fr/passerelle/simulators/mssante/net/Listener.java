package fr.passerelle.simulators.mssante.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP port of the loopback address whose connections are each served on a thread of its own. Thread-safe. */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int BACKLOG = 50;

    private final ServerSocket socket;
    private final Service service;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** What is said over a connection. */
    @FunctionalInterface
    public interface Service {
        /** @throws IOException when the client leaves or a scenario cuts the connection */
        void serve(Socket connection) throws IOException;
    }

    private Listener(ServerSocket socket, Service service) {
        this.socket = socket;
        this.service = service;
    }

    /**
     * @param port 0 for any free one
     * @throws IOException when the port is taken
     */
    public static Listener start(int port, Service service) throws IOException {
        Listener listener = new Listener(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), service);
        Thread.ofVirtual().name("mssante-listener").start(listener::listen);
        return listener;
    }

    public String host() {
        return socket.getInetAddress().getHostAddress();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Takes no connection any more and cuts those there are. */
    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().name("mssante-session").start(() -> serve(connection));
            } catch (IOException e) {
                LOG.debug("listener ended: {}", e.getClass().getSimpleName());
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            service.serve(connection);
        } catch (IOException e) {
            // The client left without a goodbye: nothing is lost, what it was answered stands.
            LOG.debug("session ended: {}", e.getClass().getSimpleName());
        } finally {
            connections.remove(connection);
        }
    }
}
