package fr.passerelle.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentKey;
import fr.passerelle.core.document.Priority;

/**
 * One document or message towards one destination: the unit of work, of retry and of replay.
 *
 * <p>A dispatch is a value: each act returns the next one, with its revision increased, and the store writes it only if the
 * stored one still has the revision it leaves.
 *
 * @param part which document of the package (DMP) or which professional (mail), from 0; of a patient's mails, which scheduled step, from 1; a mail cut
 *        for its size adds {@link #PIECE}s, the end of a conversation {@link #ENDING}
 * @param documents local keys of the documents carried; empty for an appointment
 * @param appointment appointment told, absent for documents
 * @param outsideId id given outside, derived once: lot OID for the DMP, Message-ID for a mail
 * @param priority what goes first when not everything can leave at once
 * @param hold what is waited for, present only while {@code held}
 * @param refusal class of the refusal, present only when {@code refused} or {@code failed}
 * @param consent value applied when sending, e.g. {@code DMP=NOT_OPPOSED}; absent before
 * @param decision what the rules last decided, absent before
 * @param attempts calls begun
 * @param tryingSince when the first call began since the dispatch last was {@code held}; absent before it
 * @param since when the present state began
 * @param dueAt not before this instant while {@code ready}; end of the lease while {@code sending}; while {@code held}, when to look
 *        again, absent when a person must act; once a mail has left, when to see whether it was read or answered
 * @param replayOf id of the dispatch of the same input whose place it took ({@link fr.passerelle.core.replay.Replay}), absent for a first
 */
public record Dispatch(DispatchRef ref, String establishment, Destination destination, int part, List<String> documents,
        @Nullable AppointmentKey appointment, String outsideId, Priority priority, DispatchState state, @Nullable HoldReason hold,
        @Nullable RefusalClass refusal, List<Reason> reasons, @Nullable String consent, @Nullable Decision decision, int attempts,
        @Nullable Instant tryingSince, Instant since, @Nullable Instant dueAt, @Nullable String replayOf, int rev) {
    /** Longest delay of a queue (SQS: 15 minutes); a longer wait is left to the sweeper. */
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    /** Code of the reason that marks a dispatch that is ready again after a doubt. */
    public static final String DOUBT = "DMP_ANSWER_LOST";
    /** Code of the note of a mail to professionals that left before the INS of its patient was qualified. */
    public static final String WITHOUT_INS = "MAIL_WITHOUT_INS";
    /** Added to the number of a patient's mail, it is that of the message which ends its conversation. */
    public static final int ENDING = 10_000;
    /** Between the numbers of the mails to one recipient, when documents are too large together for one. */
    public static final int PIECE = 100;
    /** How late a message may be before it counts as lost. */
    private static final Duration LOST = Duration.ofMinutes(15);

    public Dispatch {
        documents = List.copyOf(documents);
        reasons = List.copyOf(reasons);
    }

    /** A dispatch just made, in state {@code received}. */
    public static Dispatch received(DispatchRef ref, String establishment, Destination destination, int part, List<String> documents,
            @Nullable AppointmentKey appointment, String outsideId, Instant now) {
        return new Dispatch(ref, establishment, destination, part, documents, appointment, outsideId, Priority.NORMAL,
                DispatchState.RECEIVED, null, null, List.of(), null, null, 0, null, now, null, null, 0);
    }

    /** The same, carrying these documents: their keys may be known only once their files have come. */
    public Dispatch carrying(List<String> keys) {
        return new Dispatch(ref, establishment, destination, part, keys, appointment, outsideId, priority, state, hold, refusal, reasons,
                consent, decision, attempts, tryingSince, since, dueAt, replayOf, rev);
    }

    /** The same, more or less urgent. */
    public Dispatch with(Priority rank) {
        return new Dispatch(ref, establishment, destination, part, documents, appointment, outsideId, rank, state, hold, refusal, reasons,
                consent, decision, attempts, tryingSince, since, dueAt, replayOf, rev);
    }

    /** The same, with what the rules have just decided about it: written with its next state. */
    public Dispatch decided(Decision latest) {
        return new Dispatch(ref, establishment, destination, part, documents, appointment, outsideId, priority, state, hold, refusal,
                reasons,
                consent, latest, attempts, tryingSince, since, dueAt, replayOf, rev);
    }

    public Dispatch ready(Instant now) {
        return to(DispatchState.READY, null, null, List.of(), consent, attempts, tryingSince, now, null);
    }

    /**
     * Ready now, let go by the sweeper: what was held, or a message that was lost. What a dispatch remembers of a try stays with it: one
     * in doubt asks before it sends, one that waited for the other destination does not wait again.
     */
    public Dispatch released(Instant now) {
        boolean remembers = state == DispatchState.READY || hold == HoldReason.SIBLING;
        return to(DispatchState.READY, null, null, remembers ? reasons : List.of(), consent, attempts, tryingSince, now, null);
    }

    /** Ready again after a try that is known not to have left anything outside, or whose mail came back undelivered. */
    public Dispatch retryAt(Instant due, List<Reason> why, Instant now) {
        return to(DispatchState.READY, null, null, why, consent, attempts, tryingSince, now, due);
    }

    /** Waits for something that comes by itself, and is looked at again then. */
    public Dispatch heldUntil(Instant due, HoldReason what, List<Reason> why, Instant now) {
        return to(DispatchState.HELD, what, null, why, consent, attempts, null, now, due);
    }

    /** Waits for the same thing, written once more: whoever read it before must read again. */
    public Dispatch heldAgain() {
        return to(DispatchState.HELD, hold, null, reasons, consent, attempts, tryingSince, since, dueAt);
    }

    /** Waits; whoever releases it gives it the whole time again. */
    public Dispatch held(HoldReason what, List<Reason> why, Instant now) {
        return to(DispatchState.HELD, what, null, why, consent, attempts, null, now, null);
    }

    public Dispatch refused(RefusalClass kind, List<Reason> why, Instant now) {
        return to(DispatchState.REFUSED, null, kind, why, consent, attempts, tryingSince, now, null);
    }

    /** A call begins: nobody else may call before the lease ends, and then only to ask what became of it. */
    public Dispatch sending(String consentApplied, Instant leaseEnd, Instant now) {
        return sending(consentApplied, List.of(), leaseEnd, now);
    }

    /**
     * The same.
     *
     * @param notes what the hospital is told of this call, whoever sees its end
     */
    public Dispatch sending(String consentApplied, List<Reason> notes, Instant leaseEnd, Instant now) {
        return to(DispatchState.SENDING, null, null, notes, consentApplied, attempts + 1, tryingSince == null ? now : tryingSince, now,
                leaseEnd);
    }

    public Dispatch sent(List<Reason> notes, Instant now) {
        return sent(notes, null, now);
    }

    /**
     * The same.
     *
     * @param followUp when to see whether it was read, absent for never
     */
    public Dispatch sent(List<Reason> notes, @Nullable Instant followUp, Instant now) {
        return to(DispatchState.SENT, null, null, notes, consent, attempts, tryingSince, now, followUp);
    }

    public Dispatch confirmed(List<Reason> notes, Instant now) {
        return to(DispatchState.CONFIRMED, null, null, notes, consent, attempts, tryingSince, now, null);
    }

    /**
     * Somebody printed it for the patient.
     *
     * @param why reason of the print list and who printed, kept beside what was known
     */
    public Dispatch printed(List<Reason> why, Instant now) {
        List<Reason> all = Stream.concat(reasons.stream(), why.stream()).distinct().toList();
        return to(DispatchState.PRINTED, null, null, all, consent, attempts, tryingSince, now, null);
    }

    /**
     * The same, to be looked at again then: unread, or read and not answered.
     *
     * @param due absent once nothing more is expected
     * @throws IllegalStateException when it is not a mail that has left
     */
    public Dispatch followedUpAt(@Nullable Instant due) {
        if (!left()) {
            throw new IllegalStateException("a dispatch " + state.word() + " has nothing to follow up");
        }
        return new Dispatch(ref, establishment, destination, part, documents, appointment, outsideId, priority, state, hold, refusal,
                reasons, consent, decision, attempts, tryingSince, since, due, replayOf, rev + 1);
    }

    private boolean left() {
        return switch (state) {
            case SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED -> true;
            case RECEIVED, HELD, REFUSED, READY, SENDING, PRINTED, CANCELLED, REPLAYED -> false;
        };
    }

    /** Whether it is a scheduled step of a pathway. */
    public boolean step() {
        return destination == Destination.PATIENT_MAILBOX && part > 0 && part < PIECE;
    }

    /** Of a mail to professionals, which of those named, from 0; the mails that a large one was cut into have the same. */
    public int recipient() {
        return part % PIECE;
    }

    /** The same, under another number: not stored yet. */
    public Dispatch as(DispatchRef other, int number, String outside) {
        return new Dispatch(other, establishment, destination, number, documents, appointment, outside, priority, state, hold, refusal,
                reasons, consent, decision, attempts, tryingSince, since, dueAt, null, 0);
    }

    /** Whether it is the last message of a conversation with a patient ({@link fr.passerelle.core.mail.Ending}). */
    public boolean ending() {
        return destination == Destination.PATIENT_MAILBOX && part >= ENDING;
    }

    /**
     * What came back about a mail says so ({@link fr.passerelle.core.mail.Correspondence}). A delivered one is still followed up; what else is
     * told of a patient's mail is followed at once, by the function that sends them.
     */
    public Dispatch told(DispatchState next, @Nullable RefusalClass kind, List<Reason> notes, Instant now) {
        Instant followed = destination == Destination.PATIENT_MAILBOX ? now : null;
        Instant due = state == DispatchState.SENT ? dueAt : null;
        return to(next, null, kind, notes, consent, attempts, tryingSince, now, next == DispatchState.CONFIRMED ? due : followed);
    }

    /** The same, with something more to tell of it. */
    public Dispatch noted(Reason more) {
        return new Dispatch(ref, establishment, destination, part, documents, appointment, outsideId, priority, state, hold, refusal,
                Stream.concat(reasons.stream(), Stream.of(more)).toList(), consent, decision, attempts, tryingSince, since, dueAt, replayOf,
                rev + 1);
    }

    public Dispatch failed(RefusalClass kind, List<Reason> why, Instant now) {
        return to(DispatchState.FAILED, null, kind, why, consent, attempts, tryingSince, now, null);
    }

    public Dispatch cancelled(List<Reason> why, Instant now) {
        return to(DispatchState.CANCELLED, null, null, why, consent, attempts, tryingSince, now, null);
    }

    /** The end of it: another dispatch takes its place, and tells what becomes of the document from now on. */
    public Dispatch replayed(Reason order, Instant now) {
        return to(DispatchState.REPLAYED, null, null, Stream.concat(reasons.stream(), Stream.of(order)).toList(), consent, attempts,
                tryingSince, now, null);
    }

    /**
     * What takes its place, not stored yet: the same content to the same recipient under the same id outside, judged anew. The submissions
     * of a mail are counted on, so that a late notice tells which one it is about; calls to the DMP begin anew.
     */
    public Dispatch successor(Reason order, Instant now) {
        var next = new DispatchRef(ref.inputId(), Ids.successor(ref.dispatchId()));
        return new Dispatch(next, establishment, destination, part, documents, appointment, outsideId, priority, DispatchState.READY, null,
                null, List.of(order), null, null, destination == Destination.DMP ? 0 : attempts, null, now, null, ref.dispatchId(), 0);
    }

    /** Whether the DMP must be asked before anything is sent: nobody knows any more what the calls of the former dispatch left there. */
    public boolean asksFirst() {
        return inDoubt() || (replayOf != null && attempts == 0);
    }

    /** Whether only somebody can let it go, who may never come: an age is all it has. */
    public boolean waitsForSomebody() {
        return state == DispatchState.HELD && dueAt == null;
    }

    /** Whether a try may have left something outside although nobody saw it: the mark stays until the next call. */
    public boolean inDoubt() {
        return reasons.stream().anyMatch(r -> r.code().equals(DOUBT));
    }

    /** Whether it is a mail that left, or is leaving, without any matricule. */
    public boolean leftWithoutIns() {
        return reasons.stream().anyMatch(r -> r.code().equals(WITHOUT_INS));
    }

    /** How long calls have been made since the dispatch last was {@code held}; nothing before the first. */
    public Duration triedFor(Instant now) {
        return tryingSince == null ? Duration.ZERO : Duration.between(tryingSince, now);
    }

    /**
     * When the sweeper looks at it, unless it has moved before; empty when it is settled or waits for somebody. A dispatch whose message
     * a queue can hold back is looked at only once that message must be lost.
     */
    public Optional<Instant> wakeAt() {
        return switch (state) {
            case HELD -> Optional.ofNullable(dueAt);
            case READY -> Optional.of(dueAt == null ? since.plus(LOST) : beyondQueue(dueAt) ? dueAt : dueAt.plus(LOST));
            case SENDING -> Optional.of((dueAt == null ? since : dueAt).plus(LOST));
            case SENT, CONFIRMED, FAILED, READ, ANSWERED, CLOSED -> Optional.ofNullable(dueAt);
            case RECEIVED, REFUSED, PRINTED, CANCELLED, REPLAYED -> Optional.empty();
        };
    }

    private boolean beyondQueue(Instant due) {
        return Duration.between(since, due).compareTo(LONGEST_DELAY) > 0;
    }

    private Dispatch to(DispatchState next, @Nullable HoldReason what, @Nullable RefusalClass kind, List<Reason> why,
            @Nullable String applied, int calls, @Nullable Instant firstCall, Instant now, @Nullable Instant due) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("a dispatch " + state.word() + " cannot become " + next.word());
        }
        return new Dispatch(ref, establishment, destination, part, documents, appointment, outsideId, priority, next, what, kind, why,
                applied, decision, calls, firstCall, now, due, replayOf, rev + 1);
    }
}
