package fr.passerelle.documentintake;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.Write;

/**
 * Where an input stands among others.
 *
 * @param concerns the patients it is about
 * @param takes the claim of what a message is known by, none for another descriptor
 */
record Place(Origin origin, List<Write.Concern> concerns, List<Write.Take> takes) {
    static final Place UNKNOWN = new Place(Origin.UNKNOWN, List.of(), List.of());

    /** The same, known by that. */
    Place taking(List<Write.Take> claims) {
        return new Place(origin, concerns, claims);
    }

    /** The first writes of the commit that judges it. */
    List<Write> of(Input input, List<Reason> notes) {
        var writes = new ArrayList<Write>(List.of(new Write.Update(input, input.judged(notes, origin))));
        writes.addAll(concerns);
        writes.addAll(takes);
        return writes;
    }

    /** How many items they are. */
    int items() {
        return 1 + concerns.size() + takes.size();
    }
}
