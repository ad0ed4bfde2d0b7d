package fr.passerelle.core.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.SiblingRule.Leave;

/**
 * The two destinations of one document, in one order: a mail waits for the DMP dispatches of its input. As in {@link Turns}, who must wait
 * writes so and then looks again, and who settles writes so and then looks for somebody to wake
 * (docs/decisions/0109-two-destinations-one-order.md).
 */
public final class Siblings {
    /** Nobody should be forgotten; should it happen, the sweeper looks. */
    private static final Duration FORGOTTEN = Duration.ofHours(6);

    private final TransmissionStore store;
    private final DispatchQueue queue;
    private final InstantSource clock;

    /** @param queue of the mails, for those woken */
    public Siblings(TransmissionStore store, DispatchQueue queue, InstantSource clock) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * What the siblings of a mail let it do now. One that has waited its time, or has been tried since, does not begin again: the time is
     * counted from when it first could leave.
     *
     * @param ready the mail
     */
    public Leave of(Dispatch ready, Sequence sequence) {
        boolean waited = ready.tryingSince() != null || ready.reasons().stream().anyMatch(r -> r.code().equals(SiblingRule.AWAITED));
        return SiblingRule.of(ready, sequence, siblings(ready), waited);
    }

    /**
     * Holds a mail until its siblings are settled, or for the time of its pathway.
     *
     * @return true when something has changed meanwhile and the dispatch must be read again
     */
    public boolean await(Dispatch ready, Sequence sequence, Leave.Wait wait) {
        Instant now = clock.instant();
        Duration longest = wait.forGood() ? FORGOTTEN : sequence.longest();
        Dispatch held = ready.heldUntil(now.plus(longest), HoldReason.SIBLING, wait.why(), now);
        if (!commit(ready, held)) {
            return true;
        }
        return free(held, sequence);
    }

    /** Lets a mail go that no longer has anything to wait for; false when it still does. */
    public boolean free(Dispatch held, Sequence sequence) {
        return waitsNoLonger(held, sequence) && commit(held, held.released(clock.instant()));
    }

    /** Lets the mails go that waited for a DMP dispatch, once it is settled or waits for people. */
    public void wake(Dispatch dmp, Sequence sequence) {
        store.dispatches(dmp.ref().inputId()).stream()
                .filter(d -> d.state() == DispatchState.HELD && d.hold() == HoldReason.SIBLING)
                .filter(mail -> !Collections.disjoint(mail.documents(), dmp.documents()))
                .filter(mail -> waitsNoLonger(mail, sequence)).forEach(mail -> {
                    Dispatch released = mail.released(clock.instant());
                    if (commit(mail, released)) {
                        queue.send(released, Duration.ZERO);
                    }
                });
    }

    private boolean waitsNoLonger(Dispatch held, Sequence sequence) {
        return !(SiblingRule.of(held, sequence, siblings(held), false) instanceof Leave.Wait);
    }

    private List<Dispatch> siblings(Dispatch mail) {
        return store.dispatches(mail.ref().inputId()).stream().filter(d -> d.destination() == Destination.DMP)
                .filter(d -> d.state() != DispatchState.REPLAYED).filter(d -> !Collections.disjoint(d.documents(), mail.documents()))
                .toList();
    }

    private boolean commit(Dispatch before, Dispatch after) {
        return store.commit(List.of(new Write.Move(before, after))).done();
    }
}
