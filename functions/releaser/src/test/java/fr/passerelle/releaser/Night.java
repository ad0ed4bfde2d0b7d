package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.flow.CircuitPolicy;
import fr.passerelle.core.port.Circuits;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DueDispatches;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryCircuits;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.memory.InMemoryTransmissionStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Two establishments with what waits for them. */
final class Night {
    static final Instant NOW = Instant.parse("2026-11-20T21:00:00Z");
    static final String FINESS = "690781810";
    static final String OTHER_FINESS = "750712184";
    static final ReleaseRules RULES = new ReleaseRules(5, 2, Duration.ofMinutes(1));
    private static final CircuitPolicy POLICY = new CircuitPolicy(1, 5, Duration.ofSeconds(30), Duration.ofMinutes(5));

    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    private final InMemoryCircuits circuits = new InMemoryCircuits();
    private final InMemoryMetrics metrics = new InMemoryMetrics();
    private Instant now = NOW;

    private static Establishment hospital(String finess) {
        return new Establishment(finess, "Hôpital fictif", List.of(), "1" + finess, "1.2.3", "1.2.3.1", "1.2.3.2",
                ZoneId.of("Europe/Paris"), "SA01", "ETABLISSEMENT", List.of(), "0100000000",
                new Mailbox("a@mssante.test", "Hôpital", "b@mssante.test"), Map.of(), List.of(), InformationPolicy.SEND, false);
    }

    int run() {
        return run(Crash.never());
    }

    int run(Crash crash) {
        var directory = crash.wrap(EstablishmentDirectory.class, new InMemoryEstablishments(hospital(FINESS), hospital(OTHER_FINESS)));
        TransmissionStore transmissions = crash.wrap(TransmissionStore.class, store);
        var release = new Release(transmissions, crash.wrap(DispatchQueue.class, queue));
        return new Releaser(directory, crash.wrap(Circuits.class, circuits), crash.wrap(DueDispatches.class, store), release,
                crash.wrap(Metrics.class, metrics), RULES, () -> now).run();
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    Dispatch received(String id, Destination destination) {
        return Dispatch.received(new DispatchRef("i", id), FINESS, destination, 0, List.of("LL-1"), null, "1.2.250.1.99", NOW);
    }

    Dispatch held(String id, Priority priority, Instant due) {
        return keep(received(id, Destination.DMP).with(priority).heldUntil(due, HoldReason.OUTAGE, List.of(), NOW));
    }

    Dispatch keep(Dispatch dispatch) {
        assertThat(store.commit(List.of(new Write.Create(dispatch))).done()).isTrue();
        return dispatch;
    }

    void meanwhile(Dispatch before, Dispatch after) {
        assertThat(store.commit(List.of(new Write.Move(before, after))).done()).isTrue();
    }

    Circuit open(Health health) {
        Circuit before = circuits.of(FINESS);
        Circuit after = before.after(health, "CODE", POLICY, NOW);
        assertThat(circuits.change(before, after)).isTrue();
        return after;
    }

    Dispatch stored(Dispatch dispatch) {
        return store.dispatch(dispatch.ref()).orElseThrow();
    }

    /** Ids of the dispatches with a new message, in its order. */
    List<String> released() {
        return queue.drain().stream().map(sent -> sent.ref().dispatchId()).toList();
    }

    Stream<InMemoryMetrics.Figure> figures() {
        return metrics.drain().stream();
    }
}
