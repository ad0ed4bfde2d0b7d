package fr.passerelle.core.pathway;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.valueset.DocumentTypes;

/** What a pathway file must obey beside its schema, all faults at once; subjects are JSON pointers of the file. */
public final class PathwayRules {
    private final DocumentTypes types = new DocumentTypes();

    /** @return nothing when the pathway may be used */
    public List<Reason> faults(Pathway pathway) {
        var faults = new ArrayList<Reason>();
        if (pathway.to() != null && pathway.to().isBefore(pathway.from())) {
            faults.add(Reason.at("/to", "PATHWAY_ENDS_BEFORE"));
        }
        unanswered(pathway, faults);
        if (pathway.state().live() && pathway.owners().medical() == null && pathway.owners().administrative() == null) {
            faults.add(Reason.at("/owners", "PATHWAY_WITHOUT_OWNER", pathway.state().word()));
        }
        if (pathway.state().live() && pathway.cme() == null && pathway.types().stream().anyMatch(t -> t.patient() != Use.NEVER)) {
            faults.add(Reason.at("/cme", "PATHWAY_WITHOUT_CME", pathway.state().word()));
        }
        types(pathway, faults);
        faults.addAll(StepRules.faults(pathway));
        return faults;
    }

    /** Answers that nobody reads: the pathway cannot leave {@code test} (use-cases.md §5.D, K16). */
    private static void unanswered(Pathway pathway, List<Reason> faults) {
        Reply reply = pathway.reply();
        if (pathway.state().live() && reply.policy() == Reply.Policy.OPEN && (reply.owner() == null || reply.mailbox() == null)) {
            faults.add(Reason.at("/reply", "PATHWAY_WITHOUT_REPLY_OWNER", pathway.state().word()));
        }
        if (reply.policy() == Reply.Policy.FORM && reply.link() == null) {
            faults.add(Reason.at("/reply/link", "FIELD_MISSING"));
        }
    }

    private void types(Pathway pathway, List<Reason> faults) {
        for (int i = 0; i < pathway.types().size(); i++) {
            TypeRule rule = pathway.types().get(i);
            String subject = "/types/" + i + "/type";
            if (types.find(rule.type()).isEmpty()) {
                faults.add(Reason.at(subject, "CODE_UNKNOWN", rule.type(), "JDV_J07"));
            } else if (rule.dmp() != Use.NEVER && !types.get(rule.type()).acceptedByDmp()) {
                faults.add(Reason.at(subject, "TYPE_NOT_IN_DMP", types.get(rule.type()).type().label(), rule.type()));
            }
            if (pathway.types().subList(0, i).stream().anyMatch(rule::overlaps)) {
                faults.add(Reason.at(subject, "PATHWAY_TYPE_TWICE", rule.type()));
            }
            if (rule.announced() && rule.restrictions().maskedToProfessionals()) {
                faults.add(Reason.at(subject, "MASKED_AND_HIDDEN"));
            }
        }
    }
}
