package fr.passerelle.mailboxdispatch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.MailTransport;
import fr.passerelle.core.port.MailTransport.Mail;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.port.PathwayRegistry;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.rule.Parcel;
import fr.passerelle.core.rule.SendingRules;
import fr.passerelle.core.rule.SendingRules.Answer;
import fr.passerelle.core.rule.Siblings;
import fr.passerelle.core.rule.Turns;
import fr.passerelle.core.rule.Verdict;
import fr.passerelle.mailbox.smtp.SmtpCodes;
import fr.passerelle.mailboxdispatch.DocumentLetters.Step;
import fr.passerelle.mailboxdispatch.TemporaryMail.Written;

/**
 * Sends one mail: what stops it is judged now, the mail is written and measured, then the dispatch goes to {@code sending}, the mail to
 * the operator and the dispatch to its outcome.
 *
 * <p>A submission that nobody saw the end of is never repeated (messages.md §5.6): it is {@code sent}, with {@code MAIL_UNCERTAIN}.
 */
public final class MailboxDispatch {
    private static final int MOST_LOSSES = 20;

    private final TransmissionStore store;
    private final SendingRules sending;
    private final Letters letters;
    private final MailTransport transport;
    private final DispatchQueue queue;
    private final MailRules rules;
    private final MailTurns turns;
    private final DocumentLetters documents;
    private final AppointmentLetters appointments;
    private final StepLetters steps;
    private final Endings endings;
    private final Papers papers;
    private final Outcome outcome;
    private final OperatorFigures figures;
    private final InstantSource clock;

    MailboxDispatch(TransmissionStore store, SendingRules sending, Letters letters, MailTransport transport, DispatchQueue queue,
            MailRules rules, SmtpCodes codes, PathwayRegistry pathways, Papers papers, OperatorFigures figures, InstantSource clock) {
        this.store = store;
        this.sending = sending;
        this.letters = letters;
        this.transport = transport;
        this.queue = queue;
        this.rules = rules;
        var order = new Turns(store, queue, clock);
        this.turns = new MailTurns(order);
        this.documents = new DocumentLetters(letters, turns, new Recalls(order, letters.packages()), new Siblings(store, queue, clock),
                new Cuts(store, rules.largest()));
        this.appointments = new AppointmentLetters(store, letters);
        this.steps = new StepLetters(store, letters, pathways);
        this.endings = new Endings(store, letters, pathways);
        this.papers = papers;
        this.outcome = new Outcome(rules, codes);
        this.figures = figures;
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
        transport.release();
    }

    private boolean done(DispatchRef ref) {
        Dispatch dispatch = store.dispatch(ref).orElseThrow(() -> new StoreUnavailableException("dispatch not there", null));
        return switch (dispatch.state()) {
            case READY -> attempt(dispatch);
            case SENDING -> settleDoubt(dispatch);
            case RECEIVED -> true;
            case HELD -> dispatch.hold() != HoldReason.SIBLING || !documents.free(dispatch, letters.documents(dispatch));
            case REFUSED, SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED, PRINTED, CANCELLED, REPLAYED -> settled(dispatch);
        };
    }

    /** Wakes whoever waits for it and follows it up; the run that settled it may have been killed before that. */
    private boolean settled(Dispatch dispatch) {
        if (dispatch.ending()) {
            endings.follow(dispatch, clock.instant());
            return true;
        }
        if (dispatch.appointment() == null && !dispatch.step()) {
            letters.packages().formerMail(dispatch.ref().inputId()).ifPresent(content -> turns.wakeNext(dispatch, content));
        }
        papers.follow(dispatch, clock.instant());
        return true;
    }

    private boolean settleDoubt(Dispatch sending) {
        Instant now = clock.instant();
        if (sending.dueAt() != null && sending.dueAt().isAfter(now)) {
            throw new LeaseRunningException();
        }
        return moved(sending, followed(sending, Outcome.uncertain(sending, now)));
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
            case Step.SendAnyway(Letter letter) -> submit(ready, letter, scope(ready) + "=DELETION", now);
            case Step.Become(Dispatch after) -> moved(ready, after);
            case Step.Waits(boolean again) -> !again;
        };
    }

    private boolean obey(Dispatch ready, Finding finding, Instant now) {
        return switch (finding) {
            case Finding.Send(Parcel parcel, Function<Patient, Letter> letter) -> send(ready, parcel, letter, now);
            case Finding.Become(Dispatch after) -> moved(ready, after);
            case Finding.Behind(Dispatch underWay) -> wait(ready, underWay, now);
        };
    }

    private boolean wait(Dispatch ready, Dispatch underWay, Instant now) {
        if (underWay.dueAt() == null || !underWay.dueAt().isAfter(now)) {
            settleDoubt(underWay);
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
            case Verdict.Send() -> submit(decided, letter.apply(answer.patient()), answer.consent(), now);
            case Verdict.Hold(HoldReason _, List<Reason> why) when answer.ruling().dryRun() ->
                written(decided, letter.apply(answer.patient()), (_, _) -> moved(decided, decided.held(HoldReason.PATHWAY, why, now)), now);
            case Verdict.Hold _,Verdict.OnPaper _,Verdict.Refuse _ -> moved(ready, answer.ruling().given(ready, now));
        };
    }

    /** Addressed, written and measured, whether it leaves or its pathway sends nothing: what is wrong with it ends it here. */
    private boolean written(Dispatch ready, Letter letter, Written next, Instant now) {
        if (!rules.allowed(letter.recipient())) {
            return moved(ready, Outcome.wrongDomain(ready, now));
        }
        return TemporaryMail.write(letter, (file, size) -> size > rules.largest()
                ? tooLarge(ready, letter, size, now)
                : next.take(file, size), now);
    }

    /** Cut into several where that helps, else refused. */
    private boolean tooLarge(Dispatch ready, Letter letter, long size, Instant now) {
        List<Write> cut = documents.cut(ready, letter, now);
        if (cut.isEmpty()) {
            return moved(ready, outcome.tooLarge(ready, size, now));
        }
        if (store.commit(cut).done()) {
            cut.forEach(write -> {
                if (write instanceof Write.Create(Dispatch piece) && piece.state() == DispatchState.READY) {
                    queue.send(piece, Duration.ZERO);
                }
            });
        }
        // The first of them is this dispatch: it is read again, and leaves.
        return false;
    }

    private boolean submit(Dispatch ready, Letter letter, String consent, Instant now) {
        return written(ready, letter, (file, size) -> submit(ready, letter, file, size, consent, now), now);
    }

    private boolean submit(Dispatch ready, Letter letter, Path file, long size, String consent, Instant now) {
        Dispatch begun = ready.sending(consent, letter.notes(), now.plus(rules.lease()), now);
        var begin = new ArrayList<Write>(List.of(new Write.Move(ready, begun)));
        AppointmentHead head = letter.head();
        if (head != null) {
            begin.add(new Write.Advance(head, head.asAnnounced()));
        }
        if (!store.commit(begin).done()) {
            return false;
        }
        Submission answer = transport.submit(new Mail(new MailId(begun.ref()).envelope(begun.attempts()), letter.establishment(),
                letter.recipient(), size, out -> Files.copy(file, out)));
        figures.add(answer);
        record(begun, followed(begun, outcome.after(begun, answer, size, clock.instant())), head);
        return true;
    }

    /** A mail that left is looked at again, to see whether it was read. */
    private Dispatch followed(Dispatch sending, Dispatch after) {
        return after.state() == DispatchState.SENT
                ? sending.sent(after.reasons(), papers.unreadAt(sending, after.since()), after.since())
                : after;
    }

    /** Writes the outcome; a mail that did not leave gives the appointment back what the patient was told before. */
    private void record(Dispatch sending, Dispatch after, @Nullable AppointmentHead before) {
        for (int losses = 0; losses < MOST_LOSSES; losses++) {
            var end = new ArrayList<Write>(List.of(new Write.Move(sending, after)));
            if (before != null && after.state() != DispatchState.SENT) {
                store.appointment(before.key()).filter(h -> h.told().contains(sending.ref()))
                        .ifPresent(h -> end.add(new Write.Advance(h, h.untold(sending.ref()))));
            }
            if (store.commit(end).done()) {
                if (after.state().settled()) {
                    settled(after);
                } else if (after.state() == DispatchState.READY && after.dueAt() != null) {
                    queue.send(after, DispatchQueue.atMost(Duration.between(after.since(), after.dueAt())));
                }
                return;
            }
            if (!store.dispatch(sending.ref()).filter(sending::equals).isPresent()) {
                // The lease ran out and another run settled it as in doubt: that stands.
                return;
            }
        }
        throw new StoreUnavailableException("dispatch under contention", null);
    }

    private boolean moved(Dispatch before, Dispatch after) {
        boolean done = store.commit(List.of(new Write.Move(before, after))).done();
        if (done && after.state().settled()) {
            settled(after);
        }
        return done;
    }

    private static ConsentScope scope(Dispatch dispatch) {
        return dispatch.destination() == Destination.PATIENT_MAILBOX ? ConsentScope.PATIENT_MAILBOX : ConsentScope.PROFESSIONAL_MAILBOX;
    }
}
