package fr.passerelle.core.rule;

import java.util.List;

import fr.passerelle.core.document.Drop;
import fr.passerelle.core.rule.Judgement.JudgedBranch;

/** Applies every rule to a drop that was read without fault: its types belong to JDV_J07. Pure and safe for several threads. */
public final class DocumentRules {
    private final BranchRules branchRules = new BranchRules();

    public Judgement judge(Drop drop, RuleContext context) {
        List<JudgedBranch> branches = Branch.of(drop).stream()
                .map(branch -> new JudgedBranch(branch, branchRules.verdict(branch, context))).toList();
        return new Judgement(DropRules.faults(drop, context), DropRules.notes(drop), branches);
    }
}
