package fr.passerelle.documentintake;

import java.util.List;
import java.util.Map;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.rule.Branch;
import fr.passerelle.core.rule.EffectiveIdentity;
import fr.passerelle.core.rule.Judgement;
import fr.passerelle.core.rule.Judgement.JudgedBranch;
import fr.passerelle.core.rule.RuleContext;
import fr.passerelle.core.rule.Verdict;
import fr.passerelle.documentintake.Versions.References;

/** A drop once read and judged by itself. */
record Judged(Case of, Judgement judgement, RuleContext context, Place place, List<Reason> notes, References references,
        Map<String, PdfFile> files, Map<Version, Carried> carried) {
    Drop drop() {
        return judgement.drop();
    }

    Input input() {
        return of.input();
    }

    List<Branch> branches() {
        return Branch.of(drop());
    }

    /** Whether something of it may leave, now or later, under the identity it has now. */
    boolean leaves() {
        boolean bearsIns = drop().documents().stream().anyMatch(SourceDocument::bearsIns);
        return switch (context.identity()) {
            case EffectiveIdentity.Usable _ -> judgement.branches().stream().anyMatch(Judged::stands);
            case EffectiveIdentity.Unqualified unqualified ->
                !bearsIns && unqualified.mailedBy(of.establishment()) && judgement.branches().stream()
                        .anyMatch(b -> b.branch().destination() == Destination.PROFESSIONAL_MAILBOX && stands(b));
            case EffectiveIdentity.Held _ -> false;
        };
    }

    private static boolean stands(JudgedBranch branch) {
        return !(branch.verdict() instanceof Verdict.Refuse);
    }
}
