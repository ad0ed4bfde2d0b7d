package fr.passerelle.core.replay;

import java.util.Optional;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.port.TransmissionStore;

/** From a dispatch to the one that tells what becomes of it now: a mail keeps the ids of its first dispatch outside. */
public final class Succession {
    private Succession() {
    }

    /** The last dispatch of a succession; the dispatch itself when it was never replayed, empty when there is none. */
    public static Optional<Dispatch> current(TransmissionStore store, DispatchRef ref) {
        Optional<Dispatch> found = store.dispatch(ref);
        while (found.isPresent() && found.get().state() == DispatchState.REPLAYED) {
            found = store.dispatch(after(found.get().ref()));
        }
        return found;
    }

    /** What takes the place of a dispatch once it is replayed. */
    public static DispatchRef after(DispatchRef replayed) {
        return new DispatchRef(replayed.inputId(), Ids.successor(replayed.dispatchId()));
    }
}
