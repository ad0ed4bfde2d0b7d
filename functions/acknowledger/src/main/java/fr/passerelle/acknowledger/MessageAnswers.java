package fr.passerelle.acknowledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.AckEvents;
import fr.passerelle.core.port.AckPlace;
import fr.passerelle.formats.result.ResultName;
import fr.passerelle.hl7.MessageFile;
import fr.passerelle.hl7.ack.AckName;
import fr.passerelle.hl7.ack.AckWriter;
import fr.passerelle.hl7.ack.Acknowledgement;
import fr.passerelle.hl7.ack.AnswerPlan;
import fr.passerelle.hl7.ack.AnswerPlans;
import fr.passerelle.hl7.ack.Answers;
import fr.passerelle.hl7.ack.BusinessAck;
import fr.passerelle.hl7.ack.BusinessAck.Kind;
import fr.passerelle.hl7.ack.BusinessAck.Party;
import fr.passerelle.hl7.ack.ZamWriter;

/**
 * Acknowledges HL7 v2 messages in their own language (messages.md §3): {@code ACK} once the message is judged, which is when its dispatches
 * are durable, and {@code ZAM} as they end. Each is written once: what stands there from this input is never written again.
 */
public final class MessageAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(MessageAnswers.class);

    private final AnswerPlans plans;
    private final AckPlace place;
    private final AckEvents events;
    private final Answers answers;

    public MessageAnswers(AnswerPlans plans, AckPlace place, AckEvents events, Answers answers) {
        this.plans = plans;
        this.place = place;
        this.events = events;
        this.answers = answers;
    }

    /** Writes every acknowledgement that is owed now. */
    public void answer(Input input, List<Dispatch> dispatches) {
        if (!input.judged()) {
            return;
        }
        plan(input).ifPresent(plan -> {
            List<Reason> faults = faults(dispatches);
            technical(input, plan, faults);
            if (faults.isEmpty()) {
                dispatches.forEach(dispatch -> business(input, plan, dispatch));
            }
        });
    }

    /** The same message again gets the same answer; another one about the same document is taken, and has nothing more to come. */
    void answerDuplicate(Input duplicate, Input first) {
        Optional<AnswerPlan> own = plan(duplicate);
        Optional<AnswerPlan> former = plan(first);
        if (own.isEmpty()) {
            return;
        }
        if (former.isPresent() && AckName.technical(former.get().received()).equals(AckName.technical(own.get().received()))) {
            events.tell(ResultName.folder(first.establishment()), AckName.technical(own.get().received()));
        } else {
            technical(duplicate, own.get(), List.of());
        }
    }

    private Optional<AnswerPlan> plan(Input input) {
        return MessageFile.named(input.name()) ? plans.find(input.id()).filter(plan -> plan.received().answerable()) : Optional.empty();
    }

    private void technical(Input input, AnswerPlan plan, List<Reason> faults) {
        Acknowledgement ack = answers.technical(plan, input.id(), input.receivedAt(), faults);
        write(input, AckName.technical(plan.received()), ack.header().controlId(), AckWriter.write(ack));
    }

    private void business(Input input, AnswerPlan plan, Dispatch dispatch) {
        switch (dispatch.destination()) {
            case DMP -> {
                if (plan.reception()) {
                    done(dispatch).ifPresent(done -> business(input, plan, dispatch, Kind.Z01, done, null));
                }
            }
            case PATIENT_MAILBOX, PROFESSIONAL_MAILBOX -> {
                Party party = party(plan, dispatch);
                if (plan.reception() && party != null) {
                    delivered(dispatch).ifPresent(done -> business(input, plan, dispatch, Kind.Z02, done, party));
                }
                if (plan.reading() && party != null) {
                    read(dispatch).ifPresent(done -> business(input, plan, dispatch, Kind.Z03, done, party));
                }
            }
            case NONE -> {
                // The technical acknowledgement says all.
            }
        }
    }

    private void business(Input input, AnswerPlan plan, Dispatch dispatch, Kind kind, boolean done, @Nullable Party party) {
        BusinessAck ack = answers.business(plan, dispatch, kind, done, party);
        String name = AckName.business(plan.received(), kind, number(plan, dispatch));
        // The answer of the dispatch whose place it took stands, and this one beside it.
        write(input, dispatch.replayOf() == null ? name : AckName.beside(name, dispatch.ref().dispatchId()), ack.header().controlId(),
                ZamWriter.write(ack));
    }

    /** Told before it is written: a run killed between the two tells twice, and loses nothing. */
    private void write(Input input, String name, String controlId, byte[] message) {
        String folder = ResultName.folder(input.establishment());
        for (String one : List.of(name, AckName.beside(name, input.id()))) {
            Optional<byte[]> there = place.find(folder, one);
            if (there.filter(bytes -> bears(bytes, controlId)).isPresent()) {
                return;
            }
            if (there.isEmpty()) {
                events.tell(folder, one);
                if (place.write(folder, one, message)) {
                    LOG.info("input {} acknowledged, message {}", input.id(), controlId);
                    return;
                }
            }
        }
        throw new IllegalStateException("input " + input.id() + " has no place for its acknowledgement " + controlId);
    }

    private static boolean bears(byte[] message, String controlId) {
        return new String(message, StandardCharsets.ISO_8859_1).contains("|" + controlId + "|");
    }

    /** Why nothing of the message was ever taken; empty when something was, whatever became of it since: that is told by its ZAM. */
    private static List<Reason> faults(List<Dispatch> dispatches) {
        boolean refused = !dispatches.isEmpty() && dispatches.stream().allMatch(MessageAnswers::neverTaken);
        return refused ? dispatches.stream().flatMap(d -> d.reasons().stream()).distinct().toList() : List.of();
    }

    /** Refused for a fault as it was made: the gateway never took responsibility for it. */
    private static boolean neverTaken(Dispatch dispatch) {
        return dispatch.state() == DispatchState.REFUSED && dispatch.refusal() == RefusalClass.FAULT && dispatch.rev() == 1;
    }

    private static Optional<Boolean> done(Dispatch dispatch) {
        return switch (dispatch.state()) {
            case CONFIRMED -> Optional.of(true);
            case REFUSED, FAILED, CANCELLED -> Optional.of(false);
            case RECEIVED, HELD, READY, SENDING, SENT, READ, ANSWERED, CLOSED, PRINTED, REPLAYED -> Optional.empty();
        };
    }

    /** A mail that nobody speaks of has no acknowledgement: none is invented (messages.md §3.3). */
    private static Optional<Boolean> delivered(Dispatch dispatch) {
        return switch (dispatch.state()) {
            case CONFIRMED, READ, ANSWERED -> Optional.of(true);
            case REFUSED, FAILED, CANCELLED -> Optional.of(false);
            case PRINTED -> dispatch.attempts() == 0 ? Optional.of(false) : Optional.empty();
            case RECEIVED, HELD, READY, SENDING, SENT, CLOSED, REPLAYED -> Optional.empty();
        };
    }

    private static Optional<Boolean> read(Dispatch dispatch) {
        if (dispatch.state() == DispatchState.READ || dispatch.state() == DispatchState.ANSWERED) {
            return Optional.of(true);
        }
        return Answers.notIntegrated(dispatch).map(_ -> false);
    }

    /** Later messages of the conversation are nobody's to acknowledge. */
    private static @Nullable Party party(AnswerPlan plan, Dispatch dispatch) {
        return switch (dispatch.destination()) {
            case PATIENT_MAILBOX -> dispatch.part() == 0 ? plan.patient() : null;
            case PROFESSIONAL_MAILBOX -> dispatch.part() < plan.professionals().size() ? plan.professionals().get(dispatch.part()) : null;
            case DMP, NONE -> null;
        };
    }

    /** Professionals first, then the patient; a message has one document. */
    private static int number(AnswerPlan plan, Dispatch dispatch) {
        return switch (dispatch.destination()) {
            case PATIENT_MAILBOX -> plan.professionals().size() + 1;
            case PROFESSIONAL_MAILBOX, DMP, NONE -> dispatch.part() + 1;
        };
    }
}
