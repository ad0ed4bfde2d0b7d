package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpServer;

import fr.passerelle.simulators.xml.Schemas;

/**
 * A DMP on the loopback address: ITI-41 and TD3.1b, judged as the national one does (dmp-transport.md), with faults on demand.
 *
 * <p>Plain HTTP: mutual TLS belongs to the settings of the server that replaces this one's {@code HttpServer}. Thread-safe.
 */
public final class DmpSimulator implements AutoCloseable {
    public static final String REPOSITORY = "repository";
    public static final String REGISTRY = "registry";
    /** Path of the services, to which the name of an endpoint is appended (dmp-transport.md §2.2). */
    public static final String SERVICES = "/si-dmp-server/v2/services";

    private final HttpServer server;
    private final ExecutorService threads;
    private final DmpScenarios scenarios;
    private final DocumentRegister register;
    private final Journal journal;

    private DmpSimulator(HttpServer server, ExecutorService threads, DmpScenarios scenarios, DocumentRegister register, Journal journal) {
        this.server = server;
        this.threads = threads;
        this.scenarios = scenarios;
        this.register = register;
        this.journal = journal;
    }

    /** @throws IOException when the port is taken */
    public static DmpSimulator start(DmpSettings settings) throws IOException {
        return start(settings, UUID::randomUUID);
    }

    /**
     * @param uuids where entryUUIDs and message ids come from
     * @throws IOException when the port is taken
     */
    public static DmpSimulator start(DmpSettings settings, Supplier<UUID> uuids) throws IOException {
        Schemas schemas = new Schemas();
        DocumentRegister register = new DocumentRegister(settings, uuids);
        AnswerWriter answers = new AnswerWriter(uuids);
        DmpScenarios scenarios = new DmpScenarios();
        Journal journal = new Journal();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        List<Endpoint> endpoints = List.of(new RepositoryEndpoint(settings, schemas, register, answers),
                new RegistryEndpoint(settings, schemas, register, answers));
        for (Endpoint endpoint : endpoints) {
            server.createContext(SERVICES + "/" + endpoint.name(), new DmpHandler(endpoint, settings, scenarios, journal, answers));
        }
        server.start();
        return new DmpSimulator(server, threads, scenarios, register, journal);
    }

    /** Base of the services, without a final slash: {@code http://127.0.0.1:<port>/si-dmp-server/v2/services}. */
    public URI baseUrl() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + SERVICES);
    }

    /** The scenarios in force, to be changed at any time. */
    public DmpScenarios scenarios() {
        return scenarios;
    }

    /** Everything accepted since the start, in order; a lot's signature is a document like another. */
    public List<RegisteredDocument> documents() {
        return register.documents();
    }

    /** Every call since the start, in the order they ended. */
    public List<Answered> calls() {
        return journal.calls();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
