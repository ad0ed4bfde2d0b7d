package fr.passerelle.core.rule;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.chain.Past;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/**
 * Turns in a chain. Who must wait writes so and then looks again; who settles writes so and then looks for somebody to wake: whichever
 * comes last sees the other (docs/decisions/0039-turns.md).
 */
public final class Turns {
    /** Nobody should be forgotten; should it happen, the sweeper looks. */
    private static final Duration FORGOTTEN = Duration.ofHours(6);

    private final TransmissionStore store;
    private final Chains chains;
    private final DispatchQueue queue;
    private final InstantSource clock;

    /** @param queue of the destination of the dispatches handled */
    public Turns(TransmissionStore store, DispatchQueue queue, InstantSource clock) {
        this.store = store;
        this.chains = new Chains(store);
        this.queue = queue;
        this.clock = clock;
    }

    /** What stands before a dispatch, see {@link Chains#before}. */
    public Past before(Dispatch dispatch, ChainKey chain, String document) {
        return chains.before(dispatch, chain, document);
    }

    /**
     * Whether its turn is over, see {@link Chains#overtaken}: a mail that came back undelivered, or is replayed, must not leave after a
     * newer one.
     */
    public boolean overtaken(Dispatch dispatch, ChainKey chain, String document) {
        return (dispatch.attempts() > 0 || dispatch.replayOf() != null) && chains.overtaken(dispatch, chain, document);
    }

    /**
     * Holds a dispatch until its turn.
     *
     * @return true when something has changed meanwhile and the dispatch must be read again
     */
    public boolean await(Dispatch ready, ChainKey chain, String document, Past past) {
        String awaited = past.unsettled().getFirst().documents().getFirst();
        Dispatch held = ready.heldUntil(clock.instant().plus(FORGOTTEN), HoldReason.PREDECESSOR,
                List.of(Reason.at(document, "TURN_WAITED", awaited)), clock.instant());
        if (!commit(ready, held)) {
            return true;
        }
        return before(held, chain, document).settled() && commit(held, held.released(clock.instant()));
    }

    /**
     * A deletion takes the place of what has not left yet, towards any destination.
     *
     * @return whether anything was cancelled
     */
    public boolean cancelUnsent(Dispatch deletion, ChainKey chain, String document) {
        boolean any = false;
        for (Dispatch unsent : chains.unsent(deletion, chain, document)) {
            any |= commit(unsent, unsent.cancelled(List.of(Reason.at(document, "DELETED_UNSENT")), clock.instant()));
        }
        return any;
    }

    /**
     * A version that turns out not to have left gives way to a deletion that waits behind it, see {@link Chains#deletionWaits}.
     *
     * @return whether it was cancelled
     */
    public boolean givesWay(Dispatch unsent, ChainKey chain, String document) {
        return chains.deletionWaits(unsent, chain, document)
                && commit(unsent, unsent.cancelled(List.of(Reason.at(document, "DELETED_UNSENT")), clock.instant()));
    }

    /** Lets the next of the chain towards the same destination go, once this one is settled. */
    public void wakeNext(Dispatch settled, ChainKey chain, String document) {
        chains.next(settled, chain, document).ifPresent(next -> {
            Dispatch released = next.released(clock.instant());
            if (commit(next, released)) {
                queue.send(released, Duration.ZERO);
            }
        });
    }

    private boolean commit(Dispatch before, Dispatch after) {
        return store.commit(List.of(new Write.Move(before, after))).done();
    }
}
