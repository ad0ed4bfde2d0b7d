package fr.passerelle.mailboxdispatch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.LeaseRunningException;
import fr.passerelle.core.port.MailTransport;
import fr.passerelle.core.port.MailTransport.Mail;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.Write;
import fr.passerelle.mailboxdispatch.TemporaryMail.Written;

/**
 * Gives one mail that may leave to the operator: addressed, written and measured, then the dispatch goes to {@code sending}, the mail to
 * the operator and the dispatch to its outcome. Each method says whether the dispatch has moved; if not, it must be read again.
 *
 * <p>A submission that nobody saw the end of is never repeated (messages.md §5.6): it is {@code sent}, with {@code MAIL_UNCERTAIN}.
 */
final class Posting {
    private static final int MOST_LOSSES = 20;

    private final TransmissionStore store;
    private final MailTransport transport;
    private final DispatchQueue queue;
    private final MailRules rules;
    private final DocumentLetters documents;
    private final Papers papers;
    private final Outcome outcome;
    private final OperatorFigures figures;
    private final Moves moves;
    private final InstantSource clock;

    Posting(TransmissionStore store, MailTransport transport, DispatchQueue queue, MailRules rules, DocumentLetters documents,
            Papers papers, Outcome outcome, OperatorFigures figures, Moves moves, InstantSource clock) {
        this.store = store;
        this.transport = transport;
        this.queue = queue;
        this.rules = rules;
        this.documents = documents;
        this.papers = papers;
        this.outcome = outcome;
        this.figures = figures;
        this.moves = moves;
        this.clock = clock;
    }

    /** Stops before the operator, as the pathway of the mail does: what is wrong with the mail ends it here all the same. */
    boolean rehearse(Dispatch ready, Letter letter, List<Reason> why, Instant now) {
        return written(ready, letter, (_, _) -> moves.write(ready, ready.held(HoldReason.PATHWAY, why, now)), now);
    }

    /** @param consent what of the patient's choices was applied, as stored */
    boolean submit(Dispatch ready, Letter letter, String consent, Instant now) {
        return written(ready, letter, (file, size) -> submit(ready, letter, file, size, consent, now), now);
    }

    /** @throws LeaseRunningException while another run is sending it */
    boolean settleDoubt(Dispatch sending) {
        Instant now = clock.instant();
        if (sending.dueAt() != null && sending.dueAt().isAfter(now)) {
            throw new LeaseRunningException();
        }
        return moves.write(sending, followed(sending, Outcome.uncertain(sending, now)));
    }

    /** The batch is over. */
    void release() {
        transport.release();
    }

    /** What is wrong with it ends it here. */
    private boolean written(Dispatch ready, Letter letter, Written next, Instant now) {
        if (!rules.allowed(letter.recipient())) {
            return moves.write(ready, Outcome.wrongDomain(ready, now));
        }
        return TemporaryMail.write(letter, (file, size) -> size > rules.largest()
                ? tooLarge(ready, letter, size, now)
                : next.take(file, size), now);
    }

    /** Cut into several where that helps, else refused. */
    private boolean tooLarge(Dispatch ready, Letter letter, long size, Instant now) {
        List<Write> cut = documents.cut(ready, letter, now);
        if (cut.isEmpty()) {
            return moves.write(ready, outcome.tooLarge(ready, size, now));
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
                    moves.follow(after);
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
}
