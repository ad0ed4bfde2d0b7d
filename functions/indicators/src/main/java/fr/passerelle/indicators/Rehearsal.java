package fr.passerelle.indicators;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.indicator.Contribution;
import fr.passerelle.core.indicator.History;
import fr.passerelle.core.indicator.Tally;

/** Counts a document that nobody dropped, in nobody's counters. */
final class Rehearsal {
    private Rehearsal() {
    }

    static void run() {
        var carried = new Origin.Carried("exemple", "11490-0", true, Instant.EPOCH);
        Input input = Input.received("0", "000000000", InputKind.DESCRIPTOR, "exemple.json", "0", "0", Instant.EPOCH).judged(List.of(),
                new Origin(null, null, null, null, "0", Instant.EPOCH, List.of(carried)));
        Dispatch ready = Dispatch.received(new DispatchRef("0", "0"), "000000000", Destination.DMP, 0, List.of("exemple"), null, "0",
                Instant.EPOCH).ready(Instant.EPOCH);
        Tally.of(Contribution.of(input, List.of(new History(List.of(ready))), ZoneOffset.UTC), _ -> null);
    }
}
