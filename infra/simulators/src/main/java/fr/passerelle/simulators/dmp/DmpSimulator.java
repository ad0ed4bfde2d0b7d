package fr.passerelle.simulators.dmp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.dmp.DmpSettings.IdenticalResend;
import fr.passerelle.simulators.dmp.profile.Profiles;
import fr.passerelle.simulators.dmp.registry.DocumentRegister;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument;
import fr.passerelle.simulators.dmp.watch.Violation;
import fr.passerelle.simulators.dmp.watch.Watch;
import fr.passerelle.simulators.xml.Schemas;

/**
 * A DMP: TD2.1, TD3.1b, TD3.3c and TD0.2, judged as the national one does (dmp-transport.md), with faults on demand. Thread-safe.
 *
 * <p>It answers on the loopback address, or in process without a socket.
 */
public final class DmpSimulator implements AutoCloseable {
    public static final String REPOSITORY = "repository";
    public static final String REGISTRY = "registry";
    public static final String PATIENTS = "patients";
    /** Path of the services, to which the name of an endpoint is appended (dmp-transport.md §2.2). */
    public static final String SERVICES = "/si-dmp-server/v2/services";

    private final DmpScenarios scenarios = new DmpScenarios();
    private final Journal journal = new Journal();
    private final Watch watch = new Watch();
    private final OutageSwitch outages;
    private final Holdings holdings;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Reception reception;
    private final @Nullable HttpDoor door;

    private DmpSimulator(DmpSettings settings, Supplier<UUID> uuids, boolean listens) throws IOException {
        Schemas schemas = new Schemas();
        AnswerWriter answers = new AnswerWriter(uuids);
        Enforcement enforcement = settings.enforcement();
        Seals seals = enforcement == null ? null : Seals.of(enforcement);
        this.outages = new OutageSwitch(settings.clock());
        this.holdings = new Holdings(new Profiles(),
                new DocumentRegister(settings.identicalResend() == IdenticalResend.DUPLICATE, uuids));
        Stream.of(new RepositoryEndpoint(settings, schemas, holdings, answers, seals),
                new RegistryEndpoint(settings, schemas, holdings, answers, seals), new PatientsEndpoint(settings, holdings, answers, seals))
                .forEach(endpoint -> endpoints.put(SERVICES + "/" + endpoint.name(), endpoint));
        this.reception = new Reception(settings, scenarios, outages, journal, watch, answers);
        this.door = listens ? HttpDoor.open(settings, endpoints, reception) : null;
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
        return new DmpSimulator(settings, uuids, true);
    }

    /** A DMP without a socket, only to be asked by {@link #answer(String, String, byte[])}. */
    public static DmpSimulator inProcess(DmpSettings settings, Supplier<UUID> uuids) {
        try {
            return new DmpSimulator(settings, uuids, false);
        } catch (IOException e) {
            throw new IllegalStateException("no socket was opened", e);
        }
    }

    /**
     * Base of the services, without a final slash: {@code https://127.0.0.1:<port>/si-dmp-server/v2/services}.
     *
     * @throws IllegalStateException when it has no socket
     */
    public URI baseUrl() {
        if (door == null) {
            throw new IllegalStateException("this DMP has no socket");
        }
        return door.url(SERVICES);
    }

    /** As {@link #answer(String, String, byte[], X509Certificate)}, by a caller whose TLS certificate is not looked at. */
    public DmpAnswer answer(String path, String contentType, byte[] body) throws IOException {
        return answer(path, contentType, body, null);
    }

    /**
     * Answers a POST without a socket, everything else being as over the network.
     *
     * @param path {@link #SERVICES}, a slash and the name of an endpoint
     * @param certificate TLS client certificate, null for one that is not looked at
     * @throws IOException when the connection would have been cut without an answer
     */
    public DmpAnswer answer(String path, String contentType, byte[] body, @Nullable X509Certificate certificate) throws IOException {
        Endpoint endpoint = endpoints.get(path);
        Answer answer = endpoint == null
                ? Answer.empty(404)
                : reception.receive(endpoint, contentType, new ByteArrayInputStream(body), new Caller(certificate))
                        .orElseThrow(() -> new IOException("connection cut by the DMP"));
        return new DmpAnswer(answer);
    }

    /** The scenarios in force, to be changed at any time. */
    public DmpScenarios scenarios() {
        return scenarios;
    }

    /** State of the patients' records, to be changed at any time. */
    public Profiles profiles() {
        return holdings.profiles();
    }

    /** Goes down until {@link #up()}. */
    public void down(Outage how) {
        down(how, Instant.MAX);
    }

    /** Goes down until an instant of the simulator's clock, or until {@link #up()}. */
    public void down(Outage how, Instant until) {
        outages.down(how, until);
    }

    public void up() {
        outages.up();
    }

    /** Everything accepted since the start, in order, whatever its status now; signatures of lots are left out. */
    public List<RegisteredDocument> documents() {
        return holdings.register().documents();
    }

    /** Every call since the start, in the order they ended. */
    public List<Answered> calls() {
        return journal.calls();
    }

    /** What a right client never does and this one did. */
    public List<Violation> violations() {
        return watch.violations();
    }

    @Override
    public void close() {
        if (door != null) {
            door.close();
        }
    }
}
