package fr.passerelle.core.pathway;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.pathway.Step.Anchor;

/** What the scheduled steps of a pathway must obey; subjects are JSON pointers of its file. */
final class StepRules {
    /** A questionnaire and one reminder (use-cases.md §4, P08). */
    private static final int MOST_FORM_STEPS = 2;

    private StepRules() {
    }

    static List<Reason> faults(Pathway pathway) {
        var faults = new ArrayList<Reason>();
        List<Step> steps = pathway.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String subject = "/steps/" + i;
            if (!startedBy(pathway.trigger(), step.anchor())) {
                faults.add(Reason.at(subject + "/when", "STEP_NEVER_STARTED"));
            }
            if (step.text() == null && (step.last() || pathway.trigger() != Trigger.APPOINTMENT)) {
                faults.add(Reason.at(subject + "/text", "FIELD_MISSING"));
            }
            if (steps.subList(0, i).stream().anyMatch(other -> other.id().equals(step.id()))) {
                faults.add(Reason.at(subject + "/id", "STEP_TWICE", step.id()));
            }
        }
        // Otherwise the instructions of one service would reach whoever has an appointment anywhere.
        if (pathway.trigger() == Trigger.CALENDAR && pathway.units().isEmpty()
                && steps.stream().anyMatch(s -> s.anchor() == Anchor.APPOINTMENT)) {
            faults.add(Reason.at("/units", "STEP_WITHOUT_UNITS"));
        }
        if (pathway.reply().policy() == Reply.Policy.FORM && steps.size() > MOST_FORM_STEPS) {
            faults.add(Reason.at("/steps", "STEPS_TOO_MANY", Integer.toString(MOST_FORM_STEPS)));
        }
        return faults;
    }

    private static boolean startedBy(Trigger trigger, Anchor anchor) {
        return switch (trigger) {
            case DOCUMENT -> false;
            case APPOINTMENT -> anchor == Anchor.APPOINTMENT;
            case CALENDAR -> true;
        };
    }
}
