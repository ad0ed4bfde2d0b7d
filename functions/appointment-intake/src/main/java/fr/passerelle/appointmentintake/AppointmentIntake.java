package fr.passerelle.appointmentintake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.EstablishmentDirectory;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.step.StepPackage;
import fr.passerelle.formats.appointment.AppointmentReading;
import fr.passerelle.formats.appointment.EventLabel;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.once.ControlId;
import fr.passerelle.hl7.once.ControlIds;

/**
 * Takes in one appointment event: registered, then judged against what is known of its appointment, in one commit; then the mail
 * function is woken after a short delay, so that an immediate correction overtakes the first state (messages.md §6.5).
 *
 * <p>Running again with the same message ends in the same state: a judged input is not judged again, only its mail is asked for again.
 */
public final class AppointmentIntake {
    private static final int MOST_LOSSES = 20;

    private final TransmissionStore store;
    private final EstablishmentDirectory establishments;
    private final Convocations convocations;
    private final DispatchQueue queue;
    private final AppointmentForms forms;
    private final AnswerPlans plans;
    private final ControlIds controlIds;
    private final Situations situations;
    private final Duration merge;
    private final InstantSource clock;

    /** @param merge delay before a mail leaves, cut at the longest delay of a queue */
    public AppointmentIntake(TransmissionStore store, EstablishmentDirectory establishments, Convocations convocations, DispatchQueue queue,
            Situations situations, AppointmentForms forms, AnswerPlans plans, Duration merge, InstantSource clock) {
        this.store = store;
        this.establishments = establishments;
        this.convocations = convocations;
        this.queue = queue;
        this.situations = situations;
        this.forms = forms;
        this.plans = plans;
        this.controlIds = new ControlIds(store);
        this.merge = merge.compareTo(DispatchQueue.LONGEST_DELAY) > 0 ? DispatchQueue.LONGEST_DELAY : merge;
        this.clock = clock;
    }

    /**
     * Takes in one message.
     *
     * @param body of a queue message
     * @param establishment told beside it, absent when it is not
     */
    public void handle(String body, @Nullable String establishment) {
        Incoming incoming = forms.read(body, establishment);
        Input input = registered(incoming);
        if (!input.judged()) {
            judge(input, incoming);
        }
        store.dispatches(input.id()).stream().filter(d -> d.state() == DispatchState.READY).forEach(d -> queue.send(d, merge));
    }

    /** How it is answered is kept before anything is decided. */
    private Input registered(Incoming incoming) {
        EventLabel label = incoming.reading().label();
        String digest = incoming.digest();
        String establishment = incoming.establishment() == null ? Input.UNKNOWN_ESTABLISHMENT : incoming.establishment();
        String id = label == null
                ? Ids.input("appointment", digest)
                : Ids.input("appointment", establishment, label.appointmentId(), digest);
        String name = EventName.of(label, digest) + incoming.ending();
        var received = Input.received(id, establishment, InputKind.APPOINTMENT, name, "", digest, clock.instant());
        Input input = store.commit(List.of(new Write.Register(received))).done()
                ? received
                : store.input(id).orElseThrow(() -> new StoreUnavailableException("input neither new nor known", null));
        AnswerPlan answer = incoming.answer();
        if (answer != null && !input.judged()) {
            plans.keep(id, answer);
        }
        return input;
    }

    /** Decides again each time somebody else wrote in between. */
    private void judge(Input input, Incoming incoming) {
        Prepared prepared = prepare(input, incoming.reading());
        Input current = input;
        for (int losses = 0; losses < MOST_LOSSES && !current.judged(); losses++) {
            if (store.commit(decide(current, prepared, incoming.answer())).done()) {
                return;
            }
            current = store.input(input.id()).orElseThrow(() -> new StoreUnavailableException("input gone", null));
        }
        if (!current.judged()) {
            throw new StoreUnavailableException("appointment under contention", null);
        }
    }

    /** What a judgement starts from: all the faults, or the package put in the vault. */
    private sealed interface Prepared {
        record Faulty(List<Reason> faults, List<Reason> notes) implements Prepared {}

        record Sound(ToldEvent told, Establishment establishment, StepPackage steps) implements Prepared {}
    }

    private Prepared prepare(Input input, AppointmentReading reading) {
        var faults = new ArrayList<>(reading.faults());
        Optional<Establishment> establishment = establishments.find(input.establishment());
        AppointmentEvent event = reading.event();
        if (event != null && event.attachment() != null) {
            faults.addAll(convocations.take(event.attachment(), input.id()));
        }
        if (event == null || establishment.isEmpty() || !faults.isEmpty()) {
            return new Prepared.Faulty(faults, reading.notes());
        }
        String pdf = event.attachment() == null ? null : Convocations.path(input.id());
        convocations.keep(new AppointmentPackage(input.id(), establishment.get(), event, pdf,
                situations.reply(event, establishment.get(), clock.instant())));
        StepPackage steps = reading.silence() == null
                ? situations.steps(input, event, establishment.get(), clock.instant())
                : new StepPackage(input.id(), establishment.get(), event.patient(), List.of());
        if (!steps.steps().isEmpty()) {
            convocations.keep(steps);
        }
        return new Prepared.Sound(ToldEvent.of(reading, event), establishment.get(), steps);
    }

    private List<Write> decide(Input input, Prepared prepared, @Nullable AnswerPlan answer) {
        Instant now = clock.instant();
        return switch (prepared) {
            case Prepared.Faulty(List<Reason> faults, List<Reason> notes) -> Judgement.refused(input, faults, notes, now);
            case Prepared.Sound(ToldEvent told, Establishment establishment, StepPackage steps) ->
                switch (controlIds.examine(input, answer == null ? null : ControlId.of(answer.received(), input.digest()))) {
                    case ControlIds.Known.Again(String first) -> List.of(new Write.Update(input, input.duplicateOf(first)));
                    case ControlIds.Known.Reused(Reason fault) -> Judgement.refused(input, List.of(fault), told.notes(), now);
                    case ControlIds.Known.Own(var takes) -> Stream.concat(sound(input, told, establishment, steps, now).stream(),
                            takes.stream()).toList();
                };
        };
    }

    private List<Write> sound(Input input, ToldEvent told, Establishment establishment, StepPackage steps, Instant now) {
        AppointmentEvent event = told.event();
        Optional<AppointmentHead> head = store.appointment(event.key());
        var judgement = new Judgement(input, told, establishment, situations.of(input, event, establishment, now), steps, now);
        return head.isEmpty() ? judgement.first() : against(judgement, event, head.get());
    }

    private List<Write> against(Judgement judgement, AppointmentEvent event, AppointmentHead head) {
        int place = event.order().against(head.order());
        if (place < 0) {
            return judgement.overtaken();
        }
        if (place > 0) {
            return judgement.newer(head, head.dispatch() == null ? List.of() : store.dispatches(head.dispatch().inputId()));
        }
        Optional<Input> first = head.dispatch() == null ? Optional.empty() : store.input(head.dispatch().inputId());
        return first.isPresent() && judgement.sameContent(head) ? judgement.duplicate(first.get()) : judgement.conflict(head);
    }
}
