package fr.passerelle.core.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.chain.Chain;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Chains;
import fr.passerelle.core.rule.KnownChains;

/**
 * Where a dispatch stands among what was asked before and after it, and the writes that make a replay and whatever comes next exclude each
 * other: each of them reads a chain, a follower or a head that the other has written.
 *
 * @param after why it is too late, absent when it is not
 * @param place position in its chain, from 0: older versions leave first
 * @param guards conditional writes of what was read
 */
record Standing(@Nullable LeftOut after, int place, List<Write> guards) {
    /** Numbers tried for a document whose first known version is a later one. */
    private static final int MOST_NUMBERS = 99;

    Standing {
        guards = List.copyOf(guards);
    }

    static Standing of(TransmissionStore store, Dispatch dispatch) {
        return dispatch.appointment() == null ? ofDocuments(store, dispatch) : ofAppointment(store, dispatch, dispatch.appointment());
    }

    private static Standing ofAppointment(TransmissionStore store, Dispatch dispatch, AppointmentKey key) {
        AppointmentHead head = store.appointment(key).orElse(null);
        DispatchRef newest = head == null ? null : head.dispatch();
        if (head == null || newest == null || !newest.inputId().equals(dispatch.ref().inputId())) {
            return new Standing(LeftOut.OVERTAKEN, 0, List.of());
        }
        return newest.equals(dispatch.ref())
                ? new Standing(null, 0, List.of(new Write.Advance(head, head.toldBy(Succession.after(dispatch.ref())))))
                : new Standing(dispatch.step() ? null : LeftOut.OVERTAKEN, 0, List.of());
    }

    private static Standing ofDocuments(TransmissionStore store, Dispatch dispatch) {
        var chains = new Chains(store);
        Map<ChainKey, Write> extended = new LinkedHashMap<>();
        Set<Dispatch> behind = new LinkedHashSet<>();
        int place = 0;
        for (String document : dispatch.documents()) {
            Chain chain = chain(store, dispatch, document).orElse(null);
            Link link = chain == null ? null : chain.of(dispatch.ref().inputId(), document).orElse(null);
            if (chain == null || link == null) {
                return new Standing(LeftOut.DROPPED_AGAIN, 0, List.of());
            }
            place = Math.max(place, chain.links().indexOf(link));
            for (Link later : chain.after(link)) {
                List<Dispatch> living = living(chains.dispatches(later), later, dispatch);
                if (living.stream().anyMatch(d -> later instanceof Link.Removal || d.state() != DispatchState.HELD)) {
                    return new Standing(LeftOut.NEWER, place, List.of());
                }
                behind.addAll(living);
            }
            extended.put(chain.key(), new Write.Extend(chain, chain.again()));
        }
        var guards = new ArrayList<>(extended.values());
        behind.forEach(held -> guards.add(new Write.Move(held, held.heldAgain())));
        // Two writes for the dispatch itself, one for its keeping.
        boolean room = Write.items(guards) <= TransmissionStore.MOST_ITEMS - 5;
        return new Standing(room ? null : LeftOut.NEWER, place, room ? guards : List.of());
    }

    /** A deletion concerns every destination, a version the one it goes to. */
    private static List<Dispatch> living(List<Dispatch> all, Link later, Dispatch dispatch) {
        return all.stream().filter(d -> later instanceof Link.Removal || d.destination() == dispatch.destination())
                .filter(d -> !d.state().gaveUp()).toList();
    }

    private static Optional<Chain> chain(TransmissionStore store, Dispatch dispatch, String document) {
        var key = new ChainKey(dispatch.establishment(), document);
        return new KnownChains(store).find(key).or(() -> IntStream.rangeClosed(2, MOST_NUMBERS)
                .mapToObj(number -> new Claim.Key(key.establishment(), Claim.Kind.DOCUMENT, new Version(document, number).toString()))
                .flatMap(claim -> store.claim(claim).stream()).findFirst().map(Claim::chain)
                .flatMap(root -> store.chain(new ChainKey(key.establishment(), root))));
    }
}
