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

    /** Whether its descriptor is to be judged again: a file or a version it refers to has not come. */
    static boolean waits(Dispatch dispatch) {
        return waitsForPart(dispatch) || (waitsForTurn(dispatch)
                && dispatch.reasons().stream().anyMatch(reason -> reason.code().equals(Versions.UNKNOWN)));
    }

    static boolean waits(TransmissionStore store, String inputId) {
        return store.dispatches(inputId).stream().anyMatch(Stored::waits);
    }

    /** Held until the identity of its patient is sound. */
    static boolean waitsForIdentity(Dispatch dispatch) {
        return dispatch.state() == DispatchState.HELD && dispatch.hold() == HoldReason.IDENTITY;
    }

    /** Held behind another version, known or not. */
    static boolean waitsForTurn(Dispatch dispatch) {
        return dispatch.state() == DispatchState.HELD && dispatch.hold() == HoldReason.PREDECESSOR;
    }
}
