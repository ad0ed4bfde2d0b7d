package fr.passerelle.local.engine;

import java.net.URI;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory, with streams. Its own server listens on every address of the machine and keeps the JVM alive when it fails:
 * its request handler is put behind a server of ours instead.
 */
public final class DynamoDbEngine implements Engine {
    private final Server server;
    private final LocalDynamoDBRequestHandler requests;
    private final URI endpoint;

    private DynamoDbEngine(Server server, LocalDynamoDBRequestHandler requests, int port) {
        this.server = server;
        this.requests = requests;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
    }

    /** @throws EngineException also when the native SQLite library of this machine is not in DynamoDB Local's jar */
    public static DynamoDbEngine start() {
        try {
            LocalDynamoDBRequestHandler requests = new LocalDynamoDBRequestHandler(0, true, null, true, false);
            QueuedThreadPool threads = new QueuedThreadPool(32, 4);
            threads.setName("dynamodb");
            threads.setDaemon(true);
            Server server = new Server(threads);
            ServerConnector connector = new ServerConnector(server, 1, 1);
            connector.setHost("127.0.0.1");
            connector.setPort(0);
            server.addConnector(connector);
            server.setHandler(new LocalDynamoDBServerHandler(requests, null));
            server.setStopTimeout(0);
            server.start();
            return new DynamoDbEngine(server, requests, connector.getLocalPort());
        } catch (Exception e) {
            throw new EngineException("DynamoDB Local did not start", e);
        }
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        if (server.isStopped()) {
            return;
        }
        try {
            server.stop();
            requests.shutdown();
        } catch (Exception e) {
            throw new EngineException("DynamoDB Local did not stop", e);
        }
    }
}
