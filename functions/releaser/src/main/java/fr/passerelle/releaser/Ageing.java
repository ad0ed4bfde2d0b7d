package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.IntakeRequests;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.work.WorkItem;

/**
 * What waits for an identity grows old: judged again once should a release have been missed, then in the work list, then given up
 * (consent-and-rules.md §7). It is never sent from here: only its identity lets it go.
 */
public final class Ageing {
    private static final String GATEWAY = "passerelle";

    private final TransmissionStore store;
    private final WorkList work;
    private final IntakeRequests requests;
    private final Limits limits;

    /**
     * Ages counted from the beginning of the wait.
     *
     * @param worklist when people are told
     * @param giveUp when nobody waits any longer
     */
    public record Limits(Duration worklist, Duration giveUp) {
        /** Hypothesis of the reference. */
        public static final Limits USUAL = new Limits(Duration.ofDays(30), Duration.ofDays(90));
    }

    public Ageing(TransmissionStore store, WorkList work, IntakeRequests requests, Limits limits) {
        this.store = store;
        this.work = work;
        this.requests = requests;
        this.limits = limits;
    }

    static boolean ages(Dispatch dispatch) {
        return dispatch.state() == DispatchState.HELD && dispatch.hold() == HoldReason.IDENTITY;
    }

    /** A lost commit means that the identity has come meanwhile. */
    void look(Dispatch waiting, Instant now) {
        Duration age = Duration.between(waiting.since(), now);
        if (age.compareTo(limits.giveUp()) >= 0) {
            giveUp(waiting, now);
        } else if (age.compareTo(limits.worklist()) >= 0) {
            work.open(item(waiting, now));
            move(waiting, waiting.lookedAtAgain(waiting.since().plus(limits.giveUp())));
        } else {
            if (waiting.appointment() == null) {
                requests.judgeAgain(waiting.ref().inputId());
            }
            move(waiting, waiting.lookedAtAgain(waiting.since().plus(limits.worklist())));
        }
    }

    private void giveUp(Dispatch waiting, Instant now) {
        var why = Reason.of("IDENTITY_GIVEN_UP", Long.toString(limits.giveUp().toDays()));
        if (move(waiting, waiting.refused(RefusalClass.CHOICE, List.of(why), now))) {
            work.close(waiting.establishment(), id(waiting), GATEWAY, now);
        }
    }

    private WorkItem item(Dispatch waiting, Instant now) {
        String unit = store.input(waiting.ref().inputId()).map(input -> input.origin().unit()).orElse(null);
        return WorkItem.open(id(waiting), waiting.establishment(), unit, Reason.of("IDENTITY_STAYS_UNQUALIFIED",
                Long.toString(limits.worklist().toDays()), Long.toString(limits.giveUp().toDays())), waiting.ref(), now);
    }

    private static String id(Dispatch waiting) {
        return Ids.input("work", "identity", waiting.ref().inputId(), waiting.ref().dispatchId());
    }

    private boolean move(Dispatch before, Dispatch after) {
        return store.commit(List.of(new Write.Move(before, after))).done();
    }
}
