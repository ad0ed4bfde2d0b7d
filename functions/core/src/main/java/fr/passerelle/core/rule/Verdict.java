package fr.passerelle.core.rule;

import java.util.List;

import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;

/** What becomes of one destination of a drop. */
public sealed interface Verdict {
    /** Nothing stands in the way; the patient's choice is read when sending. */
    record Send() implements Verdict {}

    /** It waits, and says for what. */
    record Hold(HoldReason reason, List<Reason> why) implements Verdict {
        public Hold {
            why = List.copyOf(why);
        }
    }

    /**
     * No message, because the patient has no mailbox, does not read it or wants paper: printed where the pathway says so. Anything else
     * that stands in the way goes first, so that nothing is printed that a message could not have told.
     */
    record OnPaper(List<Reason> why) implements Verdict {
        public OnPaper {
            why = List.copyOf(why);
        }
    }

    /** It does not leave. */
    record Refuse(RefusalClass kind, List<Reason> why) implements Verdict {
        public Refuse {
            why = List.copyOf(why);
        }
    }
}
