package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.port.CallRate;
import fr.passerelle.core.port.DocumentRegistry;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.Write;
import fr.passerelle.formats.json.PackageJson;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryCircuits;
import fr.passerelle.memory.InMemoryConsentStore;
import fr.passerelle.memory.InMemoryDispatchQueue;
import fr.passerelle.memory.InMemoryProfileStore;
import fr.passerelle.memory.InMemoryTransmissionStore;
import fr.passerelle.memory.InMemoryVault;

/** One chain as its intake links it, a DMP with a life cycle, and everything that makes dispatches move. */
final class ChainWorld {
    final InMemoryTransmissionStore store = new InMemoryTransmissionStore();
    final InMemoryConsentStore consents = new InMemoryConsentStore();
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryDispatchQueue queue = new InMemoryDispatchQueue();
    final InMemoryCircuits circuits = new InMemoryCircuits();
    final InMemoryProfileStore profiles = new InMemoryProfileStore();
    final Fixture.Clock clock = new Fixture.Clock();
    final ModelDmp dmp = new ModelDmp();
    final List<DispatchRef> refs = new ArrayList<>();

    /** The call rate, free unless a test says otherwise. */
    CallRate rate = new Slots();
    /** The DMP called. */
    DocumentRegistry registry = dmp;

    /** A version of any document is dropped. */
    DispatchRef drop(Version version, @Nullable Version replaces, Priority priority) {
        String inputId = "in-" + version.document() + "-" + version.number();
        return link(Contents.document(inputId, version, replaces, Visibility.OPEN, InformationPolicy.SEND),
                new Link.Feed(version, replaces, inputId, Contents.uniqueId(version), Visibility.OPEN), priority);
    }

    /** A version is dropped. @param replaces number of the version it replaces */
    DispatchRef drop(int version, @Nullable Integer replaces, Visibility visibility) {
        String inputId = "in-" + version;
        Version replaced = replaces == null ? null : new Version("LDL-0001", replaces);
        return link(Contents.document(inputId, version, replaced, visibility, InformationPolicy.SEND),
                new Link.Feed(new Version("LDL-0001", version), replaced, inputId, Contents.uniqueId(version), visibility));
    }

    DispatchRef drop(int version) {
        return drop(version, version == 1 ? null : version - 1, Visibility.OPEN);
    }

    DispatchRef deletion(int version) {
        String inputId = "del-" + version;
        return link(Contents.deletion(inputId, version), new Link.Removal(new Version("LDL-0001", version), inputId));
    }

    DispatchRef link(DocumentPackage content, Link link) {
        return link(content, link, Priority.NORMAL);
    }

    private DispatchRef link(DocumentPackage content, Link link, Priority priority) {
        var key = new ChainKey(Contents.CHAIN.establishment(), link.version().document());
        vault.put(content.inputId() + "/package.json", new PackageJson().write(content), "application/json");
        var ref = new DispatchRef(content.inputId(), "d-" + content.inputId());
        Dispatch ready = Dispatch.received(ref, "750999997", Destination.DMP, 0, List.of(link.version().document()), null,
                "1.2.250.1.999.1.1.5." + (refs.size() + 1), clock.instant()).with(priority).ready(clock.instant());
        Chain before = store.chain(key).orElse(null);
        Chain after = before == null ? Chain.begin(key, (Link.Feed) link) : before.with(link);
        store.commit(List.of(Contents.input(content.inputId()), new Write.Create(ready), new Write.Extend(before, after)));
        queue.send(ready, Duration.ZERO);
        refs.add(ref);
        return ref;
    }

    /** One message is handled by a run that dies as the crash says. */
    void handle(DispatchRef ref, Crash crash) {
        var assembly = new Assembly(crash, store, consents, vault, queue, clock);
        assembly.circuits = circuits;
        assembly.profiles = profiles;
        assembly.rate = rate;
        try {
            assembly.over(registry).handle(ref);
        } catch (Crash.Killed | LeaseRunningException e) {
            // The message comes back, as a queue would bring it.
            queue.send(dispatch(ref), Duration.ZERO);
        }
    }

    void handle(DispatchRef ref) {
        handle(ref, Crash.never());
    }

    /** What the sweeper does: lets go what should have moved. */
    void sweep() {
        for (DispatchRef ref : refs) {
            Dispatch dispatch = dispatch(ref);
            if (dispatch.wakeAt().filter(at -> !at.isAfter(clock.instant())).isEmpty()) {
                continue;
            }
            if (dispatch.state() == DispatchState.SENDING) {
                queue.send(dispatch, Duration.ZERO);
            } else {
                Dispatch released = dispatch.released(clock.instant());
                store.commit(List.of(new Write.Move(dispatch, released)));
                queue.send(released, Duration.ZERO);
            }
        }
    }

    /** Runs until nothing moves by itself any more. */
    void settle() {
        for (int round = 0; round < 400 && refs.stream().anyMatch(this::moves); round++) {
            queue.drain().forEach(sent -> handle(sent.ref()));
            clock.advance(Duration.ofMinutes(16));
            sweep();
        }
        queue.drain().forEach(sent -> handle(sent.ref()));
    }

    private boolean moves(DispatchRef ref) {
        return dispatch(ref).wakeAt().isPresent();
    }

    Dispatch dispatch(DispatchRef ref) {
        return store.dispatch(ref).orElseThrow();
    }

    DispatchState state(DispatchRef ref) {
        return dispatch(ref).state();
    }

    List<String> codes(DispatchRef ref) {
        return dispatch(ref).reasons().stream().map(r -> r.code()).toList();
    }
}
