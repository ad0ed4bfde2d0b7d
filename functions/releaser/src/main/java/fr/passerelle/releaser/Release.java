package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/**
 * Gives dispatches back to their function: a move, then a message. Killed in between, a dispatch is {@code ready} without a message: it is
 * due again a quarter of an hour later.
 */
public final class Release {
    private final TransmissionStore store;
    private final DispatchQueue queue;

    public Release(TransmissionStore store, DispatchQueue queue) {
        this.store = store;
        this.queue = queue;
    }

    /**
     * Releases in the given order until the allowance is spent. Their messages come at the pace at which they may leave: those of a minute that
     * came together would find no slot near, and be put off to the next minute.
     *
     * @param refs due a moment ago, sorted by priority; one that has moved since is left alone
     * @return how many were released
     */
    int inOrder(List<DispatchRef> refs, Allowance allowance, Instant now) {
        int released = 0;
        for (DispatchRef ref : refs) {
            if (allowance.spent()) {
                break;
            }
            Optional<Dispatch> due = store.dispatch(ref).filter(d -> d.wakeAt().filter(at -> !at.isAfter(now)).isPresent());
            if (due.isPresent()) {
                if (!allowance.lets(due.get().priority())) {
                    break;
                }
                if (release(due.get(), allowance.delay(), now)) {
                    allowance.spend(due.get().priority());
                    released++;
                }
            }
        }
        return released;
    }

    /** @return false when somebody else has just moved it */
    private boolean release(Dispatch dispatch, Duration delay, Instant now) {
        return switch (dispatch.state()) {
            case HELD, READY -> {
                Dispatch ready = dispatch.released(now);
                boolean moved = store.commit(List.of(new Write.Move(dispatch, ready))).done();
                if (moved) {
                    queue.send(ready, delay);
                }
                yield moved;
            }
            case SENDING -> {
                // In doubt: only its function may say what became of the call.
                queue.send(dispatch, delay);
                yield true;
            }
            case SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED -> {
                // Something came back, or nothing for too long: its function says what follows.
                queue.send(dispatch, Duration.ZERO);
                yield true;
            }
            case RECEIVED, REFUSED, PRINTED, CANCELLED, REPLAYED -> false;
        };
    }
}
