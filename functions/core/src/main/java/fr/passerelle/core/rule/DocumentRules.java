package fr.passerelle.core.rule;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Decision.Moment;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.rule.Facts.Item;
import fr.passerelle.core.rule.Judgement.JudgedBranch;

/** Applies every rule to a drop that was read without fault: its types belong to JDV_J07. Pure and safe for several threads. */
public final class DocumentRules {
    private final RuleBook rules = new RuleBook();

    /** @param now when it is decided, kept with each decision */
    public Judgement judge(Drop asked, RuleContext context, Instant now) {
        Drop applied = Routing.applied(asked, context);
        List<JudgedBranch> branches = Branch.of(applied).stream()
                .map(branch -> new JudgedBranch(branch, rules.apply(facts(branch, asked, context), now))).toList();
        Drop going = asked.routed(applied.destinations(), asked.documents());
        List<Reason> faults = Stream.concat(DropRules.faults(going, context).stream(), DropRules.revealsNothing(applied, context)).toList();
        return new Judgement(applied, faults, DropRules.notes(applied), branches.stream().map(b -> awaited(b, branches)).toList());
    }

    /** A mail waits for an announcement that the DMP begins: where the document never goes there, nobody would end the wait. */
    private static JudgedBranch awaited(JudgedBranch judged, List<JudgedBranch> all) {
        if (!(judged.verdict() instanceof Verdict.Hold(HoldReason what, List<Reason> why)) || what != HoldReason.REVEAL) {
            return judged;
        }
        List<Reason> never = judged.branch().documents().stream().filter(d -> d.replaces() == null)
                .filter(d -> why.contains(Reason.at(d.id(), "ANNOUNCEMENT_AWAITED")))
                .flatMap(d -> all.stream().filter(b -> b.branch().toDmp() && b.branch().documents().contains(d)))
                .flatMap(b -> b.verdict() instanceof Verdict.Refuse(RefusalClass _, List<Reason> cause)
                        ? Stream.of(neverAnnounced(b.branch().keys().getFirst(), cause))
                        : Stream.empty())
                .toList();
        return never.isEmpty()
                ? judged
                : new JudgedBranch(judged.branch(),
                        new Ruling(new Verdict.Refuse(RefusalClass.CHOICE, never), judged.ruling().decision()));
    }

    /** Why the mail of a hidden document that the DMP does not take never leaves. */
    public static Reason neverAnnounced(String document, List<Reason> cause) {
        return Reason.at(document, "ANNOUNCEMENT_IMPOSSIBLE", cause.isEmpty() ? "–" : cause.getFirst().code());
    }

    private static Facts facts(Branch branch, Drop asked, RuleContext context) {
        List<Item> items = branch.documents().stream()
                .map(d -> new Item(d.id(), d.type(), d.confidentiality(), d.visibility(), awaitsAnnouncement(d, asked), false, d.cda()))
                .toList();
        return new Facts(Moment.INTAKE, context.establishment(), context.today(), branch.destination(), !asked.deletions().isEmpty(),
                asked.routed(), items, asked.unit(), branch.drop().patient(), context.identity(), context.pathway(), Choices.UNREAD, null);
    }

    /** Hidden, and mailed by the word of the pathway; a creator who asks for both contradicts himself, and is told so. */
    private static boolean awaitsAnnouncement(SourceDocument applied, Drop asked) {
        if (!asked.routed()) {
            return applied.visibility().hiddenFromPatient();
        }
        Visibility before = asked.documents().stream().filter(d -> d.id().equals(applied.id())).findFirst().orElseThrow().visibility();
        return applied.visibility().hiddenFromPatient() && !before.hiddenFromPatient();
    }
}
