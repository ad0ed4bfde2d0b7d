package fr.passerelle.mailboxdispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.MailTransport;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.rule.Parcel;
import fr.passerelle.core.rule.SendingRules;
import fr.passerelle.core.rule.SendingRules.Answer;
import fr.passerelle.core.rule.Siblings;
import fr.passerelle.core.rule.Turns;
import fr.passerelle.core.rule.Verdict;
import fr.passerelle.mailbox.smtp.SmtpCodes;
import fr.passerelle.mailboxdispatch.DocumentLetters.Step;

/**
 * Sends one mail: what it is made of, what stands before it and what stops it are judged now; what may leave is a {@link Posting}.
 */
public final class MailboxDispatch {
    private static final int MOST_LOSSES = 20;

    private final TransmissionStore store;
    private final SendingRules sending;
    private final Letters letters;
    private final DispatchQueue queue;
    private final DocumentLetters documents;
    private final AppointmentLetters appointments;
    private final StepLetters steps;
    private final Endings endings;
    private final Moves moves;
    private final Posting posting;
    private final InstantSource clock;

    MailboxDispatch(TransmissionStore store, SendingRules sending, Letters letters, MailTransport transport, DispatchQueue queue,
            MailRules rules, SmtpCodes codes, PathwayRegistry pathways, Papers papers, OperatorFigures figures, InstantSource clock) {
        this.store = store;
        this.sending = sending;
        this.letters = letters;
        this.queue = queue;
        var order = new Turns(store, queue, clock);
        var turns = new MailTurns(order);
        this.documents = new DocumentLetters(letters, turns, new Recalls(order, letters.packages()), new Siblings(store, queue, clock),
                new Cuts(store, rules.largest()));
        this.appointments = new AppointmentLetters(store, letters);
        this.steps = new StepLetters(store, letters, pathways);
        this.endings = new Endings(store, letters, pathways);
        this.moves = new Moves(store, letters.packages(), turns, endings, papers, clock);
        this.posting = new Posting(store, transport, queue, rules, documents, papers, new Outcome(rules, codes), figures, moves, clock);
        this.clock = clock;
    }

    /**
     * Does what the state of the dispatch asks, again as long as somebody else writes in between.
     *
     * @throws LeaseRunningException while another run is sending it: the message must come back
     */
    public void handle(DispatchRef ref) {
        for (int losses = 0; losses < MOST_LOSSES; losses++) {
            if (done(ref)) {
                return;
            }
        }
        throw new StoreUnavailableException("dispatch under contention", null);
    }

    /** No time is left for it in this run: another run takes it, and nobody counts a failure. */
    void postpone(DispatchRef ref) {
        store.dispatch(ref).ifPresent(dispatch -> queue.send(dispatch, Duration.ZERO));
    }

    /** The batch is over. */
    void release() {
        posting.release();
    }

    private boolean done(DispatchRef ref) {
        Dispatch dispatch = store.dispatch(ref).orElseThrow(() -> new StoreUnavailableException("dispatch not there", null));
        return switch (dispatch.state()) {
            case READY -> attempt(dispatch);
            case SENDING -> posting.settleDoubt(dispatch);
            case RECEIVED -> true;
            case HELD -> dispatch.hold() != HoldReason.SIBLING || !documents.free(dispatch, letters.documents(dispatch));
            case REFUSED, SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED, PRINTED, CANCELLED, REPLAYED -> {
                moves.follow(dispatch);
                yield true;
            }
        };
    }

    private boolean attempt(Dispatch ready) {
        Instant now = clock.instant();
        if (ready.dueAt() != null && ready.dueAt().isAfter(now)) {
            queue.send(ready, DispatchQueue.atMost(Duration.between(now, ready.dueAt())));
            return true;
        }
        AppointmentKey key = ready.appointment();
        if (ready.ending()) {
            return obey(ready, endings.of(ready, origin(ready), now), now);
        }
        if (ready.step()) {
            return obey(ready, steps.of(ready, Optional.ofNullable(origin(ready).unit()), now), now);
        }
        return key == null ? documents(ready, now) : obey(ready, appointments.of(ready, key, () -> origin(ready), now), now);
    }

    private boolean documents(Dispatch ready, Instant now) {
        return switch (documents.next(ready, letters.documents(ready), now)) {
            case Step.Send(Letter letter) -> send(ready, parcel(ready, letter), _ -> letter, now);
            case Step.SendAnyway(Letter letter) -> posting.submit(ready, letter, scope(ready) + "=DELETION", now);
            case Step.Become(Dispatch after) -> moves.write(ready, after);
            case Step.Waits(boolean again) -> !again;
        };
    }

    private boolean obey(Dispatch ready, Finding finding, Instant now) {
        return switch (finding) {
            case Finding.Send(Parcel parcel, Function<Patient, Letter> letter) -> send(ready, parcel, letter, now);
            case Finding.Become(Dispatch after) -> moves.write(ready, after);
            case Finding.Behind(Dispatch underWay) -> wait(ready, underWay, now);
        };
    }

    private boolean wait(Dispatch ready, Dispatch underWay, Instant now) {
        if (underWay.dueAt() == null || !underWay.dueAt().isAfter(now)) {
            posting.settleDoubt(underWay);
            return false;
        }
        queue.send(ready, DispatchQueue.atMost(Duration.between(now, underWay.dueAt()).plusSeconds(1)));
        return true;
    }

    private Parcel parcel(Dispatch ready, Letter letter) {
        Origin origin = origin(ready);
        return new Parcel(ready.destination(), letter.establishment(), letter.patient(), origin.unit(), origin.pathway(), letter.recall(),
                letter.items(), letter.subject());
    }

    private Origin origin(Dispatch dispatch) {
        return store.input(dispatch.ref().inputId()).map(Input::origin).orElse(Origin.UNKNOWN);
    }

    /** @param letter the mail, under the identity to send with */
    private boolean send(Dispatch ready, Parcel parcel, Function<Patient, Letter> letter, Instant now) {
        Answer answer = sending.judge(parcel.again(ready.replayOf() != null), now);
        Dispatch decided = ready.decided(answer.ruling().decision());
        return switch (answer.ruling().verdict()) {
            case Verdict.Send() -> posting.submit(decided, letter.apply(answer.patient()), answer.consent(), now);
            case Verdict.Hold(HoldReason _, List<Reason> why) when answer.ruling().dryRun() ->
                posting.rehearse(decided, letter.apply(answer.patient()), why, now);
            case Verdict.Hold _,Verdict.OnPaper _,Verdict.Refuse _ -> moves.write(ready, answer.ruling().given(ready, now));
        };
    }

    private static ConsentScope scope(Dispatch dispatch) {
        return dispatch.destination() == Destination.PATIENT_MAILBOX ? ConsentScope.PATIENT_MAILBOX : ConsentScope.PROFESSIONAL_MAILBOX;
    }
}
