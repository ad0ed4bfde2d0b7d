package fr.passerelle.mailboxdispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.Step;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.rule.Parcel;
import fr.passerelle.core.step.PlannedStep;
import fr.passerelle.core.step.StepPackage;
import fr.passerelle.mailbox.StepMail;

/** Whether a scheduled step whose day has come may be written: as its pathway and its appointment are now, not as when it was planned. */
final class StepLetters {
    private final TransmissionStore store;
    private final Letters letters;
    private final PathwayRegistry pathways;

    StepLetters(TransmissionStore store, Letters letters, PathwayRegistry pathways) {
        this.store = store;
        this.letters = letters;
        this.pathways = pathways;
    }

    /** What is planned and the step as its pathway has it now. */
    private record Planned(StepPackage content, PlannedStep step, Step now, Reply reply) {}

    /** @param unit code of the unit that sends, from the event that planned it */
    Finding of(Dispatch ready, Optional<String> unit, Instant now) {
        StepPackage content = letters.packages().steps(ready.ref().inputId())
                .orElseThrow(() -> new StoreUnavailableException("steps not there", null));
        PlannedStep step = content.step(ready.part()).orElseThrow(() -> new StoreUnavailableException("step not there", null));
        Optional<Pathway> pathway = pathways.of(ready.establishment()).find(step.pathway());
        Optional<Planned> planned = pathway
                .flatMap(p -> p.step(step.step()).map(found -> new Planned(content, step, found, reply(p, found))));
        if (planned.isEmpty()) {
            return stopped(ready, Reason.of("STEP_GONE", step.step(), step.pathway()), now);
        }
        var parcel = new Parcel(Destination.PATIENT_MAILBOX, content.establishment(), content.patient(), unit.orElse(null), step.pathway(),
                false, List.of(), Subject.PLAIN);
        AppointmentKey key = ready.appointment();
        return key == null
                ? new Finding.Send(parcel, patient -> letters.of(ready, patient, written(planned.get(), null)))
                : before(ready, key, planned.get(), parcel, now);
    }

    /** A last message opens nothing, whatever its pathway says of the others. */
    private static Reply reply(Pathway pathway, Step step) {
        return step.last() && pathway.reply().policy() == Reply.Policy.OPEN ? Reply.CLOSED : pathway.reply();
    }

    private Finding before(Dispatch ready, AppointmentKey key, Planned planned, Parcel parcel, Instant now) {
        AppointmentHead head = store.appointment(key).orElseThrow(() -> new StoreUnavailableException("appointment not there", null));
        DispatchRef state = head.dispatch();
        if (state == null || !state.inputId().equals(ready.ref().inputId())) {
            return stopped(ready, Reason.of("APPOINTMENT_OVERTAKEN"), now);
        }
        if (!state.equals(head.lastTold())) {
            return stopped(ready, Reason.of("STEP_NOT_TOLD"), now);
        }
        AppointmentPackage content = letters.appointment(ready);
        if (!content.event().start().toInstant().isAfter(now)) {
            return new Finding.Become(ready.refused(RefusalClass.CHOICE, List.of(Reason.at("/start", "APPOINTMENT_PAST")), now));
        }
        if (planned.now().text() == null) {
            return new Finding.Send(parcel, patient -> letters.reminder(ready, content, patient, head));
        }
        return StepMail.silent(content)
                ? stopped(ready, Reason.of("STEP_SENSITIVE"), now)
                : new Finding.Send(parcel,
                        patient -> letters.of(ready, patient, written(planned, content)).holding(head));
    }

    private static StepMail.Written written(Planned planned, @Nullable AppointmentPackage content) {
        String text = planned.now().text();
        return new StepMail.Written(planned.content().establishment(), text == null ? "" : text, planned.reply(),
                content == null ? null : content.event().start());
    }

    private static Finding stopped(Dispatch ready, Reason why, Instant now) {
        return new Finding.Become(ready.cancelled(List.of(why), now));
    }
}
