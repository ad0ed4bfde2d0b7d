package fr.passerelle.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.IntakeRequests;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.retention.RetentionRules;
import fr.passerelle.core.work.WorkItem;

/**
 * What waits for somebody grows old, and is given up one day: nothing is kept for ever because nobody came (consent-and-rules.md §9). What
 * waits for an identity is judged again each day should its release have been missed, then stands in the work list (§7); all other waits
 * show in the work list by their state. What waits for a date or for another dispatch is left alone.
 */
public final class Waits {
    private static final String GATEWAY = "passerelle";

    private final TransmissionStore store;
    private final WorkList work;
    private final IntakeRequests requests;
    private final Wakening wakening;
    private final RetentionRules rules;

    public Waits(TransmissionStore store, WorkList work, IntakeRequests requests, Wakening wakening, RetentionRules rules) {
        this.store = store;
        this.work = work;
        this.requests = requests;
        this.wakening = wakening;
        this.rules = rules;
    }

    void of(Input input, Instant now) {
        List<Dispatch> waiting = store.dispatches(input.id()).stream().filter(Dispatch::waitsForSomebody).toList();
        waiting.stream().filter(d -> age(d, now).compareTo(rules.giveUp()) >= 0).forEach(d -> giveUp(d, now));
        List<Dispatch> unidentified = waiting.stream().filter(d -> d.hold() == HoldReason.IDENTITY)
                .filter(d -> age(d, now).compareTo(rules.giveUp()) < 0).toList();
        unidentified.stream().filter(d -> age(d, now).compareTo(rules.worklist()) >= 0).forEach(d -> work.open(item(input, d, now)));
        if (unidentified.stream().anyMatch(d -> d.appointment() == null && !d.step() && age(d, now).compareTo(rules.worklist()) < 0)) {
            requests.judgeAgain(input.id());
        }
    }

    private static Duration age(Dispatch waiting, Instant now) {
        return Duration.between(waiting.since(), now);
    }

    /**
     * It tells first that it was given up, then what it waited for. A lost commit means that what it waited for has come meanwhile. Whoever
     * waited behind is woken afterwards; killed in between, the releaser wakes them within hours.
     */
    private void giveUp(Dispatch waiting, Instant now) {
        List<Reason> why = Stream.concat(Stream.of(Reason.of(code(waiting), Long.toString(rules.giveUp().toDays()))),
                waiting.reasons().stream()).toList();
        Dispatch after = waiting.refused(RefusalClass.CHOICE, why, now);
        if (store.commit(List.of(new Write.Move(waiting, after))).done()) {
            work.close(waiting.establishment(), id(waiting), GATEWAY, now);
            wakening.behind(after, now);
        }
    }

    private static String code(Dispatch waiting) {
        return switch (waiting.hold()) {
            case IDENTITY -> "IDENTITY_GIVEN_UP";
            case PART -> "PART_GIVEN_UP";
            case PREDECESSOR -> "VERSION_GIVEN_UP";
            case CONSENT -> "CONSENT_GIVEN_UP";
            case REVEAL -> "REVEAL_GIVEN_UP";
            case PATHWAY -> "PATHWAY_GIVEN_UP";
            case CONFIGURATION -> "CONFIGURATION_GIVEN_UP";
            case DECISION, SIBLING, SCHEDULE, OUTAGE -> "DECISION_GIVEN_UP";
            case null -> throw new IllegalStateException("a dispatch waits for nothing");
        };
    }

    private WorkItem item(Input input, Dispatch waiting, Instant now) {
        return WorkItem.open(id(waiting), waiting.establishment(), input.origin().unit(), Reason.of("IDENTITY_STAYS_UNQUALIFIED",
                Long.toString(rules.worklist().toDays()), Long.toString(rules.giveUp().toDays())), waiting.ref(), now);
    }

    private static String id(Dispatch waiting) {
        return Ids.input("work", "identity", waiting.ref().inputId(), waiting.ref().dispatchId());
    }
}
