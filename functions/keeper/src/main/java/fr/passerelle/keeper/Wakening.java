package fr.passerelle.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Chains;
import fr.passerelle.core.rule.KnownChains;

/**
 * Wakes who waited behind a dispatch that was given up: the mails of its own documents, and the next of its chains. It decides nothing about
 * them: the function that gets one reads again whether it may leave.
 */
public final class Wakening {
    private final TransmissionStore store;
    private final Chains chains;
    private final KnownChains known;
    private final DispatchQueue queue;

    public Wakening(TransmissionStore store, DispatchQueue queue) {
        this.store = store;
        this.chains = new Chains(store);
        this.known = new KnownChains(store);
        this.queue = queue;
    }

    void behind(Dispatch settled, Instant now) {
        Stream.concat(siblings(settled), settled.documents().stream().flatMap(document -> next(settled, document).stream())).distinct()
                .forEach(waiting -> wake(waiting, now));
    }

    private Stream<Dispatch> siblings(Dispatch settled) {
        return store.dispatches(settled.ref().inputId()).stream()
                .filter(d -> d.state() == DispatchState.HELD && d.hold() == HoldReason.SIBLING)
                .filter(d -> !Collections.disjoint(d.documents(), settled.documents()));
    }

    private Optional<Dispatch> next(Dispatch settled, String document) {
        return known.find(new ChainKey(settled.establishment(), document)).map(Chain::key)
                .flatMap(chain -> chains.next(settled, chain, document));
    }

    private void wake(Dispatch waiting, Instant now) {
        Dispatch released = waiting.released(now);
        if (store.commit(List.of(new Write.Move(waiting, released))).done()) {
            queue.send(released, Duration.ZERO);
        }
    }
}
