package fr.passerelle.appointmentintake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.appointmentintake.Situations.Situation;
import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.step.Planning;
import fr.passerelle.core.step.StepPackage;

/**
 * What becomes of a sound event, as the writes of one commit (messages.md §6.5, aws-stack.md §8.3). Pure: the same event against the
 * same head gives the same writes.
 */
record Judgement(Input input, ToldEvent told, Establishment establishment, Situation situation, StepPackage steps, Instant now) {
    private static final int SHOWN_DIGEST = 12;

    /** An input refused before anything may be sent. */
    static List<Write> refused(Input input, List<Reason> faults, List<Reason> notes, Instant now) {
        var ref = new DispatchRef(input.id(), Ids.dispatch(input.id(), Destination.NONE, 0));
        Dispatch none = Dispatch.received(ref, input.establishment(), Destination.NONE, 0, List.of(), null, "", now);
        return List.of(new Write.Update(input, input.judged(notes)), new Write.Create(none.refused(RefusalClass.FAULT, faults, now)));
    }

    /** Nothing is known of the appointment. */
    List<Write> first() {
        Dispatch dispatch = outcome(false);
        return planned(judged(new Write.Create(dispatch),
                new Write.Advance(null, AppointmentHead.first(event().key(), event().order(), told.digest(), dispatch.ref()))));
    }

    /**
     * The event takes the place of the head. A patient who knows that the appointment is cancelled is told nothing more by another
     * cancellation: the one they know stays that of the head.
     *
     * @param previous the dispatches that tell the head and remind of it: cancelled if they have not left
     */
    List<Write> newer(AppointmentHead head, List<Dispatch> previous) {
        DispatchRef before = head.dispatch();
        if (event().action() == Action.CANCEL && head.order().action() == Action.CANCEL && before != null
                && before.equals(head.lastTold())) {
            return judged(new Write.Create(received().cancelled(List.of(Reason.of("APPOINTMENT_CANCELLED_BEFORE")), now)),
                    new Write.Advance(head, head.overtakenBy(event().order(), told.digest(), before)));
        }
        Dispatch dispatch = outcome(head.announced());
        var writes = new ArrayList<>(judged(new Write.Create(dispatch)));
        writes.add(new Write.Advance(head, head.overtakenBy(event().order(), told.digest(), dispatch.ref())));
        previous.stream().filter(Judgement::unsent)
                .forEach(p -> writes.add(new Write.Move(p, p.cancelled(List.of(Reason.of("APPOINTMENT_OVERTAKEN")), now))));
        return planned(writes);
    }

    /** What is to be sent before the appointment comes with its state, and goes with it. */
    private List<Write> planned(List<Write> writes) {
        return Stream.concat(writes.stream(), Planning.dispatches(steps, event().key(), now).map(Write.Create::new)).toList();
    }

    /** Something newer is known: never sent. */
    List<Write> overtaken() {
        return judged(new Write.Create(received().cancelled(List.of(Reason.of("APPOINTMENT_OVERTAKEN")), now)));
    }

    boolean sameContent(AppointmentHead head) {
        return head.digest().equals(told.digest());
    }

    /** The same event again: it gets the answer of the first. */
    List<Write> duplicate(Input first) {
        var duplicate = new Write.Update(input, input.duplicateOf(first.id()));
        boolean answered = first.name().equals(input.name()) || first.answers().contains(input.name());
        return answered ? List.of(duplicate) : List.of(duplicate, new Write.Update(first, first.answering(input.name())));
    }

    /** Two contents claim the same place: a person must look. */
    List<Write> conflict(AppointmentHead head) {
        return refused(input, List.of(Reason.of("APPOINTMENT_CONFLICT", head.digest().substring(0, SHOWN_DIGEST),
                told.digest().substring(0, SHOWN_DIGEST))), told.notes(), now);
    }

    private AppointmentEvent event() {
        return told.event();
    }

    private Dispatch outcome(boolean announced) {
        if (event().action() == Action.CANCEL && !announced) {
            return received().cancelled(List.of(Reason.of("APPOINTMENT_NEVER_TOLD")), now);
        }
        if (!event().start().toInstant().isAfter(now)) {
            return received().refused(RefusalClass.CHOICE, List.of(Reason.at("/start", "APPOINTMENT_PAST")), now);
        }
        Reason silence = told.silence();
        return silence == null
                ? situation.ruling().given(received(), now)
                : received().refused(RefusalClass.CHOICE, List.of(silence), now);
    }

    private Dispatch received() {
        var ref = new DispatchRef(input.id(), Ids.dispatch(input.id(), Destination.PATIENT_MAILBOX, 0));
        return Dispatch.received(ref, establishment.finess(), Destination.PATIENT_MAILBOX, 0, List.of(), event().key(),
                new MailId(ref).messageId(establishment.mailbox().domain()), now);
    }

    /** The input is judged, and found under its patient, with the rest of its commit. */
    private List<Write> judged(Write... others) {
        var writes = new ArrayList<Write>(List.of(new Write.Update(input, input.judged(told.notes(), situation.origin()))));
        writes.addAll(situation.concerns());
        writes.addAll(List.of(others));
        return writes;
    }

    private static boolean unsent(Dispatch dispatch) {
        return dispatch.state() == DispatchState.READY || dispatch.state() == DispatchState.HELD;
    }
}
