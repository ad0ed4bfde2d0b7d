package fr.passerelle.documentintake;

import java.util.List;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.Write;

/**
 * What a drop does to the chains of its documents.
 *
 * @param extensions one per chain, written in the commit of the dispatches
 * @param behind dispatches that wait behind a drop this one takes the place of: they look again whose turn it is
 * @param faults why the order of a chain forbids it; nothing else is then of use
 */
record Linking(List<Write.Extend> extensions, List<Dispatch> behind, List<Reason> faults) {
    Linking {
        extensions = List.copyOf(extensions);
        behind = List.copyOf(behind);
        faults = List.copyOf(faults);
    }
}
