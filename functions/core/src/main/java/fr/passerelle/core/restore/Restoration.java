package fr.passerelle.core.restore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/**
 * A table restored to a point in time says of what left since that it has not: each such dispatch is put in the state of a call that nobody saw the
 * end of. Its function then asks the DMP before it sends, and does not send a mail again (docs/outages.md). Run again, it finds nothing more
 * to do.
 */
public final class Restoration {
    private static final String CONSENT = "RESTORED";
    /** Nobody else writes meanwhile, unless a function was left running: then it has moved and is looked at again. */
    private static final int MOST_LOST = 5;

    private final TransmissionStore store;
    private final TransmissionBrowser browser;
    private final Predicate<String> packaged;
    private final InstantSource clock;

    /** @param packaged whether the vault holds the package of an input: without one nothing can have left */
    public Restoration(TransmissionStore store, TransmissionBrowser browser, Predicate<String> packaged, InstantSource clock) {
        this.store = store;
        this.browser = browser;
        this.packaged = packaged;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param asked dispatches whose effect the DMP will be asked for
     * @param mails mails taken for sent
     * @param open others that are not settled: they go on by themselves
     */
    public record Done(int asked, int mails, int open) {}

    /**
     * Reads the whole table, once. Call it while no function sends.
     *
     * @param left whether a mail has left, by what its operator says
     */
    public Done doubt(Predicate<DispatchRef> left) {
        int asked = 0;
        int mails = 0;
        int open = 0;
        for (Input input : browser.inputs()) {
            for (Dispatch dispatch : store.dispatches(input.id())) {
                if (!waits(dispatch)) {
                    open += dispatch.state().settled() ? 0 : 1;
                } else if (dispatch.destination() == Destination.DMP && packaged.test(input.id())) {
                    asked += doubt(dispatch) ? 1 : 0;
                } else if (dispatch.destination() != Destination.DMP && left.test(dispatch.ref())) {
                    mails += doubt(dispatch) ? 1 : 0;
                } else {
                    open++;
                }
            }
        }
        return new Done(asked, mails, open);
    }

    /** Whether it could have left since; what a pathway only rehearses never does. */
    private static boolean waits(Dispatch dispatch) {
        return dispatch.state() == DispatchState.READY
                || (dispatch.state() == DispatchState.HELD && dispatch.hold() != HoldReason.PATHWAY);
    }

    private boolean doubt(Dispatch found) {
        Optional<Dispatch> now = Optional.of(found);
        for (int lost = 0; lost < MOST_LOST && now.filter(Restoration::waits).isPresent(); lost++) {
            Dispatch dispatch = now.get();
            Instant at = clock.instant();
            Dispatch next = dispatch.state() == DispatchState.HELD ? dispatch.released(at) : dispatch.sending(CONSENT, at, at);
            if (store.commit(writes(dispatch, next)).done() && next.state() == DispatchState.SENDING) {
                return true;
            }
            now = store.dispatch(found.ref());
        }
        return false;
    }

    /** The patient was told of an appointment by the mail that left. */
    private List<Write> writes(Dispatch before, Dispatch after) {
        var writes = new ArrayList<Write>(List.of(new Write.Move(before, after)));
        AppointmentKey key = before.appointment();
        if (key != null && after.state() == DispatchState.SENDING) {
            Optional<AppointmentHead> head = store.appointment(key).filter(h -> before.ref().equals(h.dispatch()));
            head.ifPresent(h -> writes.add(new Write.Advance(h, h.asAnnounced())));
        }
        return writes;
    }
}
