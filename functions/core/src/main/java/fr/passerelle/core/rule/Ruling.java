package fr.passerelle.core.rule;

import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.HoldReason;

/**
 * What the rules decided of one destination.
 *
 * @param decision kept with the dispatch, whatever the verdict
 */
public record Ruling(Verdict verdict, Decision decision) {
    /** Whether only the state of the pathway stands in the way: everything is built and checked all the same (use-cases.md §5.J). */
    public boolean dryRun() {
        return verdict instanceof Verdict.Hold hold && hold.reason() == HoldReason.PATHWAY;
    }
}
