package fr.passerelle.localstack.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.testcontainers.containers.GenericContainer;

import fr.passerelle.local.engine.EmbeddedServices;
import fr.passerelle.local.engine.SinglePort;

/**
 * What this run is held against: the embedded services behind one port, in every build; the endpoint that {@code passerelle.endpoint}
 * names; the containers that an engine on this machine can start.
 */
final class Running implements AutoCloseable {
    /** Name of the target that is the local platform itself, in its image. */
    static final String IMAGE = "image";
    private static final Namespace OURS = Namespace.create(Running.class);

    private final List<Runnable> open = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    static Running of(ExtensionContext context) {
        Summary summary = Summary.of(context);
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent(Running.class, _ -> start(summary), Running.class);
    }

    List<Target> targets() {
        return targets;
    }

    private static Running start(Summary summary) {
        Running running = new Running();
        running.embedded();
        String endpoint = System.getProperty("passerelle.endpoint", "");
        if (!endpoint.isBlank()) {
            running.add(Emulator.name(URI.create(endpoint)), URI.create(endpoint));
        }
        running.containers(summary);
        running.targets.forEach(summary::begin);
        return running;
    }

    private void containers(Summary summary) {
        Optional<ContainerEngine> found = ContainerEngine.find();
        if (found.isEmpty()) {
            summary.skip("containers: no container engine answers on this machine (DOCKER_HOST, /var/run/docker.sock)");
            return;
        }
        String localStack = System.getProperty("passerelle.localstack.image", "");
        start("localstack", found.get(), localStack, "docker pull " + localStack, Containers::localStack, summary);
        start(IMAGE, found.get(), System.getProperty("passerelle.image", ""), "infra/localstack/image", Containers::platform, summary);
    }

    private void start(String name, ContainerEngine engine, String image, String remedy, Function<String, GenericContainer<?>> made,
            Summary summary) {
        if (!engine.has(image)) {
            summary.skip(name + ": the container engine has no image " + image + " (" + remedy + ")");
            return;
        }
        GenericContainer<?> container = made.apply(image);
        open.add(container::stop);
        container.start();
        add(name, Containers.endpoint(container));
    }

    private void embedded() {
        EmbeddedServices services = EmbeddedServices.start(InstantSource.system(), InstantSource.system());
        open.add(services::close);
        SinglePort port = SinglePort.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), services);
        open.add(port::close);
        add("embedded", URI.create("http://127.0.0.1:" + port.port()));
    }

    private void add(String name, URI endpoint) {
        Gaps gaps = Gaps.of(name);
        if (gaps.oneTableCallAtATime().isEmpty()) {
            targets.add(Target.at(name, endpoint, gaps));
            return;
        }
        OneAtATime port = OneAtATime.before(endpoint);
        open.add(port::close);
        targets.add(Target.at(name, port.endpoint(), gaps));
    }

    @Override
    public void close() {
        open.reversed().forEach(Runnable::run);
    }
}
