package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DocumentRegistry.Patience;
import fr.passerelle.core.port.DocumentRegistry.Reaction;

/** From an answer to the next state (dmp-transport.md §11). */
final class Ending {
    private static final String STORED = "DMP_STORED";
    private static final String ABSENT_ALREADY = "DMP_ALREADY_ABSENT";

    private final RetryPolicy policy;

    Ending(RetryPolicy policy) {
        this.policy = policy;
    }

    /** @param open whether the circuit is open after this answer: what failed then waits with everything else */
    Dispatch after(Dispatch sending, Task task, Reaction reaction, boolean open, Instant now) {
        List<Reason> why = List.of(Reason.of(reaction.catalogueCode(), codes(reaction)));
        return switch (reaction.kind()) {
            case DONE -> sending.confirmed(notes(task, reaction, why), now);
            case RETRY -> open ? sending.heldUntil(now, HoldReason.OUTAGE, why, now) : retry(sending, why, reaction.patience(), now);
            // A doubt outlives the outage: the mark on a ready dispatch makes it ask first.
            case CHECK -> retry(sending, List.of(Reason.of(Dispatch.DOUBT, codes(reaction))), reaction.patience(), now);
            case REBUILD, HUMAN -> sending.held(HoldReason.DECISION, why, now);
            case CONFIG -> sending.heldUntil(now.plus(shortened(sending)), HoldReason.CONFIGURATION, why, now);
            case PERMANENT -> sending.failed(RefusalClass.FAULT, why, now);
            case NOT_DELIVERABLE -> sending.failed(RefusalClass.CHOICE, why, now);
        };
    }

    /** It took effect although its answer was lost. */
    Dispatch found(Dispatch sending, Task task, Instant now) {
        return sending.confirmed(Stream.concat(task.notes().stream(), Stream.of(Reason.of("DMP_FOUND_AFTER_DOUBT"))).toList(), now);
    }

    private static List<Reason> notes(Task task, Reaction reaction, List<Reason> why) {
        if (reaction.catalogueCode().equals(ABSENT_ALREADY)) {
            return Stream.concat(why.stream(), task.notes().stream().filter(note -> !note.code().equals(Task.DELETED))).toList();
        }
        boolean plain = reaction.catalogueCode().equals(STORED) && reaction.nationalCodes().isEmpty();
        boolean told = task.notes().stream().anyMatch(note -> note.code().equals(reaction.catalogueCode()));
        return Stream.concat(task.notes().stream(), plain || told ? Stream.empty() : why.stream()).toList();
    }

    private Dispatch retry(Dispatch sending, List<Reason> why, Patience patience, Instant now) {
        if (policy.exhausted(sending, patience, now)) {
            return exhausted(sending, why, now);
        }
        return sending.retryAt(now.plus(policy.backoff().after(sending.attempts(), patience.slowdown())), why, now);
    }

    /** The gateway has insisted long enough: a person decides. */
    Dispatch exhausted(Dispatch dispatch, List<Reason> last, Instant now) {
        String code = last.stream().flatMap(r -> r.arguments().stream()).findFirst().orElse("aucune réponse");
        return dispatch.held(HoldReason.DECISION,
                List.of(Reason.of("DMP_RETRIES_EXHAUSTED", code, Integer.toString(dispatch.attempts()))), now);
    }

    /** What made the DMP refuse the gateway comes back later than what merely waited, lest it block the others. */
    private Duration shortened(Dispatch sending) {
        return DispatchQueue.atMost(policy.backoff().after(sending.attempts()));
    }

    private static String[] codes(Reaction reaction) {
        return reaction.nationalCodes().toArray(String[]::new);
    }
}
