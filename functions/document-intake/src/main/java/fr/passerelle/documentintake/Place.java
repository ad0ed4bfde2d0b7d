package fr.passerelle.documentintake;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.Write;

/** Where an input stands among others: its origin, and the patients it is about. */
record Place(Origin origin, List<Write.Concern> concerns) {
    static final Place UNKNOWN = new Place(Origin.UNKNOWN, List.of());

    /** The first writes of the commit that judges it. */
    List<Write> of(Input input, List<Reason> notes) {
        var writes = new ArrayList<Write>(List.of(new Write.Update(input, input.judged(notes, origin))));
        writes.addAll(concerns);
        return writes;
    }

    /** How many items they are. */
    int items() {
        return 1 + concerns.size();
    }
}
