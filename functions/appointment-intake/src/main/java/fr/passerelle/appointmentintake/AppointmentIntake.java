package fr.passerelle.appointmentintake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import fr.passerelle.formats.appointment.AppointmentContext;
import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.appointment.AppointmentReading;
import fr.passerelle.formats.appointment.EventLabel;

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
    private final AppointmentReader reader = new AppointmentReader();
    private final AppointmentContext context;
    private final Situations situations;
    private final Duration merge;
    private final InstantSource clock;

    /** @param merge delay before a mail leaves, cut at the longest delay of a queue */
    public AppointmentIntake(TransmissionStore store, EstablishmentDirectory establishments, Convocations convocations, DispatchQueue queue,
            Situations situations, AppointmentContext context, Duration merge, InstantSource clock) {
        this.store = store;
        this.establishments = establishments;
        this.convocations = convocations;
        this.queue = queue;
        this.situations = situations;
        this.context = context;
        this.merge = merge.compareTo(DispatchQueue.LONGEST_DELAY) > 0 ? DispatchQueue.LONGEST_DELAY : merge;
        this.clock = clock;
    }

    /** @param message body of a queue message, UTF-8 */
    public void handle(byte[] message) {
        AppointmentReading reading = reader.read(message, context);
        Input input = registered(reading, Ids.sha256(message));
        if (!input.judged()) {
            judge(input, reading);
        }
        store.dispatches(input.id()).stream().filter(d -> d.state() == DispatchState.READY).forEach(d -> queue.send(d, merge));
    }

    private Input registered(AppointmentReading reading, String digest) {
        EventLabel label = reading.label();
        String establishment = label == null ? Input.UNKNOWN_ESTABLISHMENT : label.establishment();
        String id = label == null
                ? Ids.input("appointment", digest)
                : Ids.input("appointment", establishment, label.appointmentId(), digest);
        var input = Input.received(id, establishment, InputKind.APPOINTMENT, EventName.of(label, digest), "", digest, clock.instant());
        return store.commit(List.of(new Write.Register(input))).done()
                ? input
                : store.input(id).orElseThrow(() -> new StoreUnavailableException("input neither new nor known", null));
    }

    /** Decides again each time somebody else wrote in between. */
    private void judge(Input input, AppointmentReading reading) {
        Prepared prepared = prepare(input, reading);
        Input current = input;
        for (int losses = 0; losses < MOST_LOSSES && !current.judged(); losses++) {
            if (store.commit(decide(current, prepared)).done()) {
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
        record Faulty(List<Reason> faults) implements Prepared {}

        record Sound(AppointmentEvent event, Establishment establishment, String digest, StepPackage steps) implements Prepared {}
    }

    private Prepared prepare(Input input, AppointmentReading reading) {
        var faults = new ArrayList<>(reading.faults());
        Optional<Establishment> establishment = establishments.find(input.establishment());
        if (reading.label() != null && establishment.isEmpty()) {
            faults.add(Reason.at("/establishment", "ESTABLISHMENT_UNKNOWN", input.establishment()));
        }
        AppointmentEvent event = reading.event();
        if (event != null && event.attachment() != null) {
            convocations.fault(event.attachment()).ifPresent(faults::add);
        }
        if (event == null || establishment.isEmpty() || !faults.isEmpty()) {
            return new Prepared.Faulty(faults);
        }
        String pdf = event.attachment() == null ? null : convocations.copy(event.attachment(), input.id());
        convocations.keep(new AppointmentPackage(input.id(), establishment.get(), event, pdf,
                situations.reply(event, establishment.get(), clock.instant())));
        StepPackage steps = situations.steps(input, event, establishment.get(), clock.instant());
        if (!steps.steps().isEmpty()) {
            convocations.keep(steps);
        }
        return new Prepared.Sound(event, establishment.get(), reading.digest(), steps);
    }

    private List<Write> decide(Input input, Prepared prepared) {
        Instant now = clock.instant();
        return switch (prepared) {
            case Prepared.Faulty(List<Reason> faults) -> Judgement.refused(input, faults, now);
            case Prepared.Sound(AppointmentEvent event, Establishment establishment, String digest, StepPackage steps) -> {
                Optional<AppointmentHead> head = store.appointment(event.key());
                var judgement = new Judgement(input, event, establishment, situations.of(input, event, establishment, now), steps, digest,
                        now);
                yield head.isEmpty() ? judgement.first() : against(judgement, event, head.get());
            }
        };
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
