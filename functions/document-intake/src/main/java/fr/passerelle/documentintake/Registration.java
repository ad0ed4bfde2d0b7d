package fr.passerelle.documentintake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;

/** Writes down what comes in before anything is thought of it, and the ends that need no package: refused as a whole, or orphan. */
final class Registration {
    private final TransmissionStore store;
    private final InstantSource clock;

    Registration(TransmissionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The input as stored, now or by an earlier run. */
    Input register(DroppedObject dropped, String establishment, InputKind kind, String name) {
        Input received = Input.received(dropped.inputId(), establishment, kind, name, dropped.object().version(), dropped.object().digest(),
                clock.instant());
        boolean first = store.commit(List.of(new Write.Register(received))).done();
        return first ? received : Stored.input(store, received.id());
    }

    /** Ends an input that no destination can be read from: one refused dispatch, destination none. */
    void refuse(Input input, List<Reason> faults) {
        Instant now = clock.instant();
        end(input, none(input, now).refused(RefusalClass.FAULT, faults, now));
    }

    /** Shows a PDF that no descriptor names. */
    void orphan(Input input) {
        Instant now = clock.instant();
        end(input, none(input, now).held(HoldReason.PART, List.of(Reason.of("DESCRIPTOR_MISSING", input.name())), now));
    }

    static Dispatch none(Input input, Instant now) {
        var ref = new DispatchRef(input.id(), Ids.dispatch(input.id(), Destination.NONE, 0));
        return Dispatch.received(ref, input.establishment(), Destination.NONE, 0, List.of(), null, "", now);
    }

    /** A lost commit means that another run has judged the same input: there is then nothing left to write. */
    private void end(Input input, Dispatch last) {
        if (!input.judged()) {
            store.commit(List.of(new Write.Update(input, input.judged(List.of())), new Write.Create(last)));
        }
    }
}
