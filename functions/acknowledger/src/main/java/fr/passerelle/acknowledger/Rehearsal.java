package fr.passerelle.acknowledger;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.reject.RejectCatalogue;

/** Makes an answer that nobody gets. */
final class Rehearsal {
    private Rehearsal() {
    }

    static void run() {
        Input input = Input.received("0", "000000000", InputKind.DESCRIPTOR, "exemple.json", "0", "0", Instant.EPOCH).judged(List.of());
        Dispatch refused = Dispatch
                .received(new DispatchRef("0", "0"), "000000000", Destination.DMP, 0, List.of(), null, "0", Instant.EPOCH)
                .refused(RefusalClass.FAULT, List.of(Reason.of("KEY_INVALID", "exemple.json")), Instant.EPOCH);
        new ResultReport(new RejectCatalogue(), new NextSteps()).of(input, List.of(refused));
    }
}
