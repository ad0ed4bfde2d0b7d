package fr.passerelle.eventintake;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.Inboxes;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.hl7.Shown;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.ack.AnswerPlans;

/**
 * Takes in one message of the hospital, an event in JSON or the several events of an ADT message: registered, then acted on, then judged. Killed anywhere and run again, it acts again, which every act
 * stands; the same event sent again does nothing and finds its answer (docs/decisions/0096-events.md).
 */
public final class EventIntake {
    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    private final EventForms forms;
    private final TransmissionStore store;
    private final AnswerPlans plans;
    private final EventActs acts;
    private final Inboxes inboxes;
    private final InstantSource clock;

    public EventIntake(EventForms forms, TransmissionStore store, AnswerPlans plans, EventActs acts, Inboxes inboxes, InstantSource clock) {
        this.forms = forms;
        this.store = store;
        this.plans = plans;
        this.acts = acts;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    /**
     * Takes in one message.
     *
     * @param body of a queue message
     * @param establishment told beside it, absent when it is not
     */
    public void handle(String body, @Nullable String establishment) {
        switch (forms.read(body, establishment)) {
            case Incoming incoming -> handle(incoming);
            case Received.Document document -> {
                inboxes.drop(document.establishment(), document.name(), document.content());
                LOG.info("document of {} dropped as {}", document.establishment(), document.name());
            }
        }
    }

    private void handle(Incoming incoming) {
        var faults = new ArrayList<>(incoming.faults());
        String finess = incoming.establishment();
        if (faults.isEmpty()) {
            faults.addAll(acts.faults(incoming.events(), clock.instant()));
        }
        if (finess == null || !faults.isEmpty()) {
            refuse(register(EventInputs.faulty(incoming, clock.instant()), incoming), faults);
        } else {
            take(incoming, finess);
        }
    }

    private void take(Incoming incoming, String establishment) {
        Input input = register(EventInputs.sound(incoming, establishment, clock.instant()), incoming);
        if (!input.digest().equals(incoming.digest())) {
            Input other = register(EventInputs.changed(incoming, establishment, clock.instant()), incoming);
            refuse(other, List.of(changed(incoming, input)));
        } else if (!input.judged()) {
            Acted acted = acts.act(incoming.events(), input);
            List<Reason> notes = Stream.concat(incoming.notes().stream(), acted.notes().stream()).distinct().toList();
            var writes = new ArrayList<Write>(List.of(new Write.Update(input, input.judged(notes, acted.origin()))));
            writes.addAll(acted.writes());
            if (!store.commit(writes).done() && !store.input(input.id()).filter(Input::judged).isPresent()) {
                throw new StoreUnavailableException("event under contention", null);
            }
            LOG.info("event {} taken in as {}", input.id(), incoming.events().stream().map(e -> e.getClass().getSimpleName()).toList());
        }
    }

    private static Reason changed(Incoming incoming, Input former) {
        AnswerPlan answer = incoming.answer();
        return answer == null
                ? Reason.at("/eventId", "EVENT_CHANGED", Objects.requireNonNullElse(incoming.eventId(), ""))
                : Reason.at("MSH^1^10", "HL7_CONTROL_ID_REUSED", Shown.code(answer.received().controlId()), former.name());
    }

    /** A lost commit means that another run has refused it already. */
    private void refuse(Input input, List<Reason> faults) {
        if (!input.judged()) {
            LOG.info("event {} refused: {}", input.id(), faults.stream().map(Reason::code).toList());
            store.commit(EventInputs.refused(input, faults, clock.instant()));
        }
    }

    /** The input as stored, now or by an earlier run; how it is answered is kept before anything is decided. */
    private Input register(Input received, Incoming incoming) {
        Input input = store.commit(List.of(new Write.Register(received))).done()
                ? received
                : store.input(received.id()).orElseThrow(() -> new StoreUnavailableException("input neither new nor known", null));
        AnswerPlan answer = incoming.answer();
        if (answer != null && !input.judged() && input.digest().equals(incoming.digest())) {
            plans.keep(input.id(), answer);
        }
        return input;
    }
}
