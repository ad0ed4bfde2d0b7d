package fr.passerelle.documentintake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Chains;

/** Adds the links of one drop to their chains, one after the other. What is read here may be outdated: the commit decides. */
final class Chaining {
    private final TransmissionStore store;
    private final Chains chains;
    private final String inputId;
    private final @Nullable String withdrawn;
    private final Map<ChainKey, Grown> grown = new LinkedHashMap<>();
    private final List<Dispatch> behind = new ArrayList<>();
    private final List<Reason> faults = new ArrayList<>();

    /** A chain as stored and as it will be. */
    private record Grown(@Nullable Chain before, Chain after) {}

    /** @param withdrawn the input this one takes the place of, all of it held */
    Chaining(TransmissionStore store, String inputId, @Nullable String withdrawn) {
        this.store = store;
        this.chains = new Chains(store);
        this.inputId = inputId;
        this.withdrawn = withdrawn;
    }

    Linking done() {
        return new Linking(grown.values().stream().map(g -> new Write.Extend(g.before(), g.after())).toList(), behind, faults);
    }

    /** @param former the chain the same version was put in when it was dropped before */
    void add(ChainKey key, Link link, @Nullable ChainKey former) {
        Chain chain = chain(key).orElse(null);
        if (chain == null) {
            elsewhere(key, link, former).ifPresentOrElse(faults::add, () -> grown.put(key, new Grown(null, begin(key, link))));
            return;
        }
        Link place = chain.links().stream().filter(l -> l.inputId().equals(withdrawn) && same(l, link)).findFirst().orElse(null);
        List<Link> following = place == null ? List.of() : chain.after(place).stream().filter(this::lives).toList();
        List<Link> earlier = place == null || following.isEmpty() ? chain.links() : chain.before(place);
        Optional<Reason> fault = elsewhere(key, link, former)
                .or(() -> following.stream().filter(this::left).findFirst().map(newer -> ChainOrder.overtaken(link.version(), newer)))
                .or(() -> ChainOrder.fault(link, earlier, this::lives));
        if (fault.isPresent()) {
            faults.add(fault.get());
            return;
        }
        Chain after = place == null || following.isEmpty() ? chain.with(link) : chain.with(link, place);
        grown.put(key, new Grown(grown.containsKey(key) ? grown.get(key).before() : chain, after));
        following.stream().flatMap(l -> chains.dispatches(l).stream()).filter(Stored::waitsForTurn).forEach(behind::add);
    }

    /** A version whose own chain is not known yet is too late already when its document has gone on without it. */
    void await(ChainKey document, Version version) {
        chain(document).flatMap(c -> ChainOrder.newer(version, c.links(), this::lives))
                .ifPresent(newer -> faults.add(ChainOrder.overtaken(version, newer)));
    }

    /** Dropped before into another chain, where something newer has followed it. */
    private Optional<Reason> elsewhere(ChainKey key, Link link, @Nullable ChainKey former) {
        return former == null || former.equals(key)
                ? Optional.empty()
                : chain(former).flatMap(c -> ChainOrder.newer(link.version(), c.links(), this::lives))
                        .map(newer -> ChainOrder.overtaken(link.version(), newer));
    }

    private Optional<Chain> chain(ChainKey key) {
        Grown already = grown.get(key);
        return already == null ? store.chain(key) : Optional.of(already.after());
    }

    private static Chain begin(ChainKey key, Link link) {
        return switch (link) {
            case Link.Feed feed -> Chain.begin(key, feed);
            case Link.Removal _ -> throw new IllegalStateException("a version that is known is in a chain");
        };
    }

    private static boolean same(Link a, Link b) {
        return a.getClass() == b.getClass() && a.version().equals(b.version());
    }

    private boolean lives(Link link) {
        return link.inputId().equals(inputId)
                || (!link.inputId().equals(withdrawn) && chains.dispatches(link).stream().anyMatch(d -> !d.state().gaveUp()));
    }

    /** Whether anything of it has left or is just leaving. */
    private boolean left(Link link) {
        return chains.dispatches(link).stream().anyMatch(d -> !d.state().gaveUp() && switch (d.state()) {
            case RECEIVED, HELD, READY -> false;
            case SENDING, SENT, CONFIRMED, READ, ANSWERED, CLOSED, PRINTED, REFUSED, FAILED, CANCELLED, REPLAYED -> true;
        });
    }
}
