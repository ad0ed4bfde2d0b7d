package fr.passerelle.core.rule;

import java.util.List;
import java.util.Objects;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Sequence;

/**
 * What the DMP dispatches of an input let a mail of the same documents do (use-cases.md §5.C); they are its siblings. A pure decision:
 * see {@link Siblings} for the waiting.
 */
public final class SiblingRule {
    /** Code of the reason of a mail that waits; still there once it is released, it says that it has waited. */
    static final String AWAITED = "SIBLING_AWAITED";

    private SiblingRule() {
    }

    /** What the mail may do. */
    public sealed interface Leave {
        /**
         * It may leave.
         *
         * @param everywhere whether the DMP confirmed every document of the mail
         * @param notes siblings that are not confirmed, for the hospital to know
         */
        record Go(boolean everywhere, List<Reason> notes) implements Leave {
            public Go {
                notes = List.copyOf(notes);
            }
        }

        /**
         * It waits.
         *
         * @param forGood until the DMP confirms, however long it takes; otherwise for the time of the pathway
         */
        record Wait(boolean forGood, List<Reason> why) implements Leave {
            public Wait {
                why = List.copyOf(why);
            }
        }

        /** It will not leave: the pathway wants the DMP first, and the DMP will not have the document. */
        record Never(List<Reason> why) implements Leave {
            public Never {
                why = List.copyOf(why);
            }
        }
    }

    /** Where a sibling stands, as seen from the mail. */
    private enum Standing {
        /** The DMP holds the document. */
        THERE,
        /** It moves by itself, and soon. */
        COMING,
        /** It waits for people: nobody knows for how long. */
        STUCK,
        /** It will not get there. */
        OVER
    }

    /**
     * Judges a mail.
     *
     * @param mail a mail of documents, or one that asks to delete some
     * @param siblings DMP dispatches of the same input that share a document with it; none when the DMP was not asked for
     * @param waited whether it has waited all the time its pathway grants
     */
    public static Leave of(Dispatch mail, Sequence sequence, List<Dispatch> siblings, boolean waited) {
        boolean everywhere = mail.documents().stream().allMatch(
                document -> siblings.stream().anyMatch(s -> s.documents().contains(document) && standing(s) == Standing.THERE));
        if (sequence.dmpRequired()) {
            return required(everywhere, siblings);
        }
        if (!sequence.dmpFirst()) {
            return new Leave.Go(everywhere, List.of());
        }
        boolean coming = siblings.stream().anyMatch(s -> standing(s) == Standing.COMING);
        return coming && !waited ? new Leave.Wait(false, waits(siblings)) : new Leave.Go(everywhere, notes(siblings));
    }

    private static Leave required(boolean everywhere, List<Dispatch> siblings) {
        List<Reason> over = siblings.stream().filter(s -> standing(s) == Standing.OVER).map(s -> named("SIBLING_REQUIRED", s)).toList();
        if (!over.isEmpty()) {
            return new Leave.Never(over);
        }
        List<Reason> waits = waits(siblings);
        return waits.isEmpty() ? new Leave.Go(everywhere, List.of()) : new Leave.Wait(true, waits);
    }

    private static List<Reason> waits(List<Dispatch> siblings) {
        return siblings.stream().filter(s -> standing(s) == Standing.COMING || standing(s) == Standing.STUCK).map(s -> named(AWAITED, s))
                .toList();
    }

    private static List<Reason> notes(List<Dispatch> siblings) {
        return siblings.stream().filter(s -> standing(s) != Standing.THERE).map(s -> named("SIBLING_NOT_CONFIRMED", s)).toList();
    }

    private static Reason named(String code, Dispatch sibling) {
        String document = String.join(", ", sibling.documents());
        String why = sibling.reasons().stream().findFirst().map(Reason::code).orElse("–");
        return Reason.at(document, code, document, sibling.state().word(), why);
    }

    private static Standing standing(Dispatch sibling) {
        return switch (sibling.state()) {
            case CONFIRMED -> Standing.THERE;
            case RECEIVED, READY, SENDING -> Standing.COMING;
            case HELD -> held(Objects.requireNonNull(sibling.hold(), "what is held says what for"));
            case REFUSED, FAILED, CANCELLED, PRINTED, REPLAYED, SENT, READ, ANSWERED, CLOSED -> Standing.OVER;
        };
    }

    private static Standing held(HoldReason reason) {
        return switch (reason) {
            case PREDECESSOR, SIBLING, OUTAGE -> Standing.COMING;
            case IDENTITY, CONSENT, REVEAL, SCHEDULE, PATHWAY, CONFIGURATION, DECISION, PART -> Standing.STUCK;
        };
    }
}
