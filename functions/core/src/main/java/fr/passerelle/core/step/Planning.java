package fr.passerelle.core.step;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Step;

/** The steps that an appointment or the end of a stay starts, and their dispatches. Pure. */
public final class Planning {
    /** What one commit can write and take back, with the rest of it ({@code TransactWriteItems}: 100 items, two for a dispatch). */
    static final int MOST = 20;

    private Planning() {
    }

    /**
     * All the steps of these pathways that are counted from there, the earliest first; more than {@link #MOST} are not kept, the last ones
     * left out.
     */
    public static List<PlannedStep> steps(List<Pathway> pathways, Step.Anchor anchor, Instant at, ZoneId zone) {
        List<PlannedStep> found = pathways.stream()
                .flatMap(pathway -> pathway.steps().stream().filter(step -> step.anchor() == anchor)
                        .map(step -> new PlannedStep(0, pathway.id(), step.id(), step.due(at, zone))))
                .sorted(Comparator.comparing(PlannedStep::due).thenComparing(PlannedStep::pathway).thenComparing(PlannedStep::step))
                .limit(MOST).toList();
        var numbered = new ArrayList<PlannedStep>();
        for (PlannedStep step : found) {
            numbered.add(new PlannedStep(numbered.size() + 1, step.pathway(), step.step(), step.due()));
        }
        return List.copyOf(numbered);
    }

    /**
     * One dispatch for each step: waiting for its day, or dropped when the event comes too late for it.
     *
     * @param appointment absent after a stay
     */
    public static Stream<Dispatch> dispatches(StepPackage content, @Nullable AppointmentKey appointment, Instant now) {
        return content.steps().stream().map(step -> {
            var ref = new DispatchRef(content.inputId(), Ids.dispatch(content.inputId(), Destination.PATIENT_MAILBOX, step.part()));
            Dispatch made = Dispatch.received(ref, content.establishment().finess(), Destination.PATIENT_MAILBOX, step.part(), List.of(),
                    appointment, new MailId(ref).messageId(content.establishment().mailbox().domain()), now);
            return step.due().isAfter(now)
                    ? made.heldUntil(step.due(), HoldReason.SCHEDULE,
                            List.of(Reason.of("STEP_PLANNED", step.step(), step.pathway())), now)
                    : made.cancelled(List.of(Reason.of("STEP_PAST", step.step(), step.pathway())), now);
        });
    }
}
