package fr.passerelle.documentintake;

import java.util.List;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.Write;

/** Where a drop stands among those received before (use-cases.md §7 K05, K06). */
sealed interface Standing {
    /** Nobody has these documents and files, or whoever had them gave up: they are taken in the commit of the dispatches. */
    record Free(List<Write.Take> takes) implements Standing {
        public Free {
            takes = List.copyOf(takes);
        }
    }

    /** Another input has exactly these documents: this one gets its answer. */
    record Duplicate(String firstInput) implements Standing {}

    /**
     * Another input has these documents but nothing of it has left, and this descriptor says otherwise: it takes its place.
     *
     * @param former the input that is withdrawn
     * @param held its dispatches, cancelled in the same commit
     */
    record Superseding(String former, List<Dispatch> held, List<Write.Take> takes) implements Standing {
        public Superseding {
            held = List.copyOf(held);
            takes = List.copyOf(takes);
        }
    }

    /** Another input has some of them, or has them with another content. */
    record Conflict(List<Reason> faults) implements Standing {
        public Conflict {
            faults = List.copyOf(faults);
        }
    }
}
