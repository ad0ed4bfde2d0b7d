package fr.passerelle.core.rule;

import java.util.List;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;

/**
 * What the rules say of a drop.
 *
 * @param drop as its pathway and the identity feed make it
 * @param faults contradictions of the whole drop: when there is one, nothing of it leaves
 * @param notes what is worth telling without stopping anything
 * @param branches each destination and its verdict, taken alone
 */
public record Judgement(Drop drop, List<Reason> faults, List<Reason> notes, List<JudgedBranch> branches) {
    public Judgement {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
        branches = List.copyOf(branches);
    }

    /** A destination and what becomes of it. */
    public record JudgedBranch(Branch branch, Ruling ruling) {
        public Verdict verdict() {
            return ruling.verdict();
        }
    }
}
