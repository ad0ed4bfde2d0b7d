package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Siblings;
import fr.passerelle.core.rule.Turns;

/** Writes the states of dispatches and wakes those who wait for them. */
final class Moves {
    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);
    /** Re-reads after a lost write of an announcement. */
    private static final int MOST_TURNS = 8;

    private final TransmissionStore store;
    private final Turns turns;
    private final Siblings siblings;
    private final Announcing announcing;
    private final DispatchQueue queue;

    Moves(TransmissionStore store, Turns turns, Siblings siblings, Announcing announcing, DispatchQueue queue) {
        this.store = store;
        this.turns = turns;
        this.siblings = siblings;
        this.announcing = announcing;
        this.queue = queue;
    }

    Next later(Dispatch dispatch, Duration delay) {
        queue.send(dispatch, DispatchQueue.atMost(delay));
        return Next.STOP;
    }

    /** A confirmation and what it means for the announcement are one write: a change of the announcement in between is read again. */
    Next confirm(Dispatch before, Dispatch after, Part part, Task task) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Optional<Write.Announce> change = announcing.change(after, part.chain(), task);
            var writes = new ArrayList<Write>(List.of(new Write.Move(before, after)));
            change.ifPresent(writes::add);
            if (commit(before, after, writes)) {
                wake(after, part);
                return Next.STOP;
            }
            if (change.isEmpty() || store.dispatch(before.ref()).filter(before::equals).isEmpty()) {
                return Next.READ_AGAIN;
            }
        }
        return Next.READ_AGAIN;
    }

    Next move(Dispatch before, Dispatch after, Part part) {
        if (!commit(before, after)) {
            return Next.READ_AGAIN;
        }
        wake(after, part);
        return Next.STOP;
    }

    boolean commit(Dispatch before, Dispatch after) {
        return commit(before, after, List.of(new Write.Move(before, after)));
    }

    private boolean commit(Dispatch before, Dispatch after, List<Write> writes) {
        boolean done = store.commit(writes).done();
        LOG.info("dispatch {}: {} to {}{}", before.ref().dispatchId(), before.state().word(), after.state().word(), done ? "" : " lost");
        return done;
    }

    /** The next of the chain once it is settled, the mails of the package as soon as they have nothing to wait for. */
    void wake(Dispatch dispatch, Part part) {
        if (dispatch.state().settled()) {
            turns.wakeNext(dispatch, part.chain(), part.document());
        }
        if (dispatch.state() != DispatchState.READY) {
            siblings.wake(dispatch, part.sequence());
        }
        if (dispatch.state() == DispatchState.REFUSED || dispatch.state() == DispatchState.FAILED) {
            announcing.endMails(dispatch, part.chain()).forEach(mail -> turns.wakeNext(mail, part.chain(), part.document()));
        }
        if (dispatch.state() == DispatchState.CONFIRMED) {
            announcing.wakeMails(part.chain());
        }
    }
}
