package fr.passerelle.eventintake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.IntakeRequests;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/**
 * What has not left yet about a patient: let go when the identity becomes sound, stopped when it no longer is. Whatever loses a commit here
 * was moved by its own function, which reads the identity too.
 */
public final class PendingSends {
    private final TransmissionStore store;
    private final IntakeRequests requests;
    private final DispatchQueue queue;
    private final InstantSource clock;

    /** @param queue of the functions that send */
    public PendingSends(TransmissionStore store, IntakeRequests requests, DispatchQueue queue, InstantSource clock) {
        this.store = store;
        this.requests = requests;
        this.queue = queue;
        this.clock = clock;
    }

    /** The oldest input first. A drop held for identity has no package yet: it is judged again; anything else has its own. */
    void release(List<PatientKey> patient) {
        for (Input input : inputs(patient)) {
            List<Dispatch> waiting = store.dispatches(input.id()).stream().filter(PendingSends::waits).toList();
            if (waiting.isEmpty()) {
                continue;
            }
            if (input.kind() == InputKind.DESCRIPTOR) {
                requests.judgeAgain(input.id());
            } else {
                waiting.forEach(this::letGo);
            }
        }
    }

    /**
     * The same where the identity is only not qualified: a mail to professionals may leave all the same, as its own function judges. One
     * that waited for something worse is judged again.
     */
    void stopUnqualified(List<PatientKey> patient, Reason why) {
        for (Input input : inputs(patient)) {
            List<Dispatch> dispatches = store.dispatches(input.id());
            dispatches.stream().filter(PendingSends::unsent).filter(d -> d.destination() != Destination.PROFESSIONAL_MAILBOX)
                    .forEach(ready -> hold(ready, why));
            if (input.kind() == InputKind.DESCRIPTOR && dispatches.stream().anyMatch(d -> waitsForBetter(d, why))) {
                requests.judgeAgain(input.id());
            }
        }
    }

    /** What waited for a choice of the patient goes to its function, which reads all the choices again. */
    void reconsider(List<PatientKey> patient) {
        inputs(patient).stream().flatMap(input -> store.dispatches(input.id()).stream()).filter(PendingSends::waitsForAChoice)
                .forEach(this::letGo);
    }

    /** What is ready and has left nothing outside waits from now on; the rest stops by itself, when its turn to be sent comes. */
    void stop(List<PatientKey> patient, Reason why) {
        inputs(patient).stream().flatMap(input -> store.dispatches(input.id()).stream())
                .filter(PendingSends::unsent).forEach(ready -> hold(ready, why));
    }

    private void hold(Dispatch ready, Reason why) {
        move(ready, ready.held(HoldReason.IDENTITY, List.of(why), clock.instant()));
    }

    private static boolean unsent(Dispatch dispatch) {
        return dispatch.state() == DispatchState.READY && !dispatch.inDoubt();
    }

    private static boolean waitsForBetter(Dispatch dispatch, Reason why) {
        return dispatch.destination() == Destination.PROFESSIONAL_MAILBOX && waits(dispatch) && !dispatch.reasons().contains(why);
    }

    /** What waits is found under the identity that survives as well; what was sent stays where it was sent (messages.md §7.4). */
    void moved(List<PatientKey> merged, PatientKey survivor) {
        inputs(merged).stream().filter(input -> store.dispatches(input.id()).stream().anyMatch(d -> !d.state().settled()))
                .forEach(input -> store.commit(List.of(new Write.Concern(survivor, input.id()))));
    }

    private void letGo(Dispatch held) {
        Dispatch ready = held.released(clock.instant());
        if (move(held, ready)) {
            queue.send(ready, Duration.ZERO);
        }
    }

    private boolean move(Dispatch before, Dispatch after) {
        return store.commit(List.of(new Write.Move(before, after))).done();
    }

    private List<Input> inputs(List<PatientKey> patient) {
        return Inputs.about(store, patient);
    }

    private static boolean waitsForAChoice(Dispatch dispatch) {
        return dispatch.state() == DispatchState.HELD && (dispatch.hold() == HoldReason.CONSENT
                || dispatch.reasons().stream().anyMatch(why -> why.code().equals("MINOR_SENSITIVE")));
    }

    private static boolean waits(Dispatch dispatch) {
        return dispatch.state() == DispatchState.HELD && dispatch.hold() == HoldReason.IDENTITY;
    }
}
