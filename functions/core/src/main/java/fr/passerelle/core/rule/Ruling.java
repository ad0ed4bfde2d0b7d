package fr.passerelle.core.rule;

import java.time.Instant;
import java.util.List;

import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;

/**
 * What the rules decided of one destination.
 *
 * @param decision kept with the dispatch, whatever the verdict
 */
public record Ruling(Verdict verdict, Decision decision) {
    /** A dispatch as the verdict makes it; one to send is ready. */
    public Dispatch given(Dispatch dispatch, Instant now) {
        Dispatch decided = dispatch.decided(decision);
        return switch (verdict) {
            case Verdict.Send() -> decided.ready(now);
            case Verdict.Hold(HoldReason what, List<Reason> why) -> decided.held(what, why, now);
            case Verdict.OnPaper(List<Reason> why) -> decided.refused(RefusalClass.CHOICE, why, now);
            case Verdict.Refuse(RefusalClass kind, List<Reason> why) -> decided.refused(kind, why, now);
        };
    }

    /** Whether only the state of the pathway stands in the way: everything is built and checked all the same (use-cases.md §5.J). */
    public boolean dryRun() {
        return verdict instanceof Verdict.Hold hold && hold.reason() == HoldReason.PATHWAY;
    }
}
