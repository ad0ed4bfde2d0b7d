package fr.passerelle.core.rule;

import java.util.List;

import fr.passerelle.core.dispatch.Reason;

/**
 * What the rules say of a drop.
 *
 * @param faults contradictions of the whole drop: when there is one, nothing of it leaves
 * @param notes what is worth telling without stopping anything
 * @param branches each destination and its verdict, taken alone
 */
public record Judgement(List<Reason> faults, List<Reason> notes, List<JudgedBranch> branches) {
    public Judgement {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
        branches = List.copyOf(branches);
    }

    /** A destination and what becomes of it. */
    public record JudgedBranch(Branch branch, Verdict verdict) {}
}
