package fr.passerelle.documentintake;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.port.TransmissionStore;

/** Small questions asked of the store more than once. */
final class Stored {
    private Stored() {
    }

    /** @throws IllegalStateException when it was never registered, which registration excludes */
    static Input input(TransmissionStore store, String id) {
        return store.input(id).orElseThrow(() -> new IllegalStateException("input " + id + " is not registered"));
    }

    static boolean waitsForPart(Dispatch dispatch) {
        return dispatch.state() == DispatchState.HELD && dispatch.hold() == HoldReason.PART;
    }

    static boolean waitsForPart(TransmissionStore store, String inputId) {
        return store.dispatches(inputId).stream().anyMatch(Stored::waitsForPart);
    }
}
