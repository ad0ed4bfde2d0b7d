package fr.passerelle.core.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;

/**
 * What a notice makes of the dispatch of a mail: the only place that says so. Notices come late, twice and in any order, so what is known
 * only grows: {@code sent < failed < confirmed < printed < read < answered < closed}. A proof that the mail arrived outweighs a word that
 * it did not. What came back from a full or unreachable mailbox leaves again (docs/decisions/0127-undelivered-again.md).
 */
public final class Correspondence {
    private static final String UNCERTAIN = "MAIL_UNCERTAIN";

    private Correspondence() {
    }

    /** What to do with the dispatch. */
    public sealed interface Step {
        /** Write this state. */
        record Become(Dispatch after) implements Step {}

        /** Nothing new: the message is dealt with. */
        record Stays() implements Step {}

        /** Its submission is not over: look at the message again later. */
        record Later() implements Step {}
    }

    /**
     * The next state.
     *
     * @param mail a dispatch to a mailbox, as stored
     * @param notice about this mail
     */
    public static Step after(Dispatch mail, Notice notice, Instant now) {
        return switch (notice) {
            case Notice.Delivered() -> reach(mail, DispatchState.CONFIRMED, null, now);
            case Notice.Undelivered undelivered -> fail(mail, undelivered, now);
            case Notice.Read() -> reach(mail, DispatchState.READ, null, now);
            case Notice.ReadFault(String code) -> reach(mail, DispatchState.CONFIRMED, Reason.of("MAIL_NOT_INTEGRATED", code), now);
            // Whoever answers with documents answers.
            case Notice.Reply _,Notice.Archive _ -> reach(mail, DispatchState.ANSWERED, null, now);
            case Notice.Closing() -> reach(mail, DispatchState.CLOSED, null, now);
            case Notice.Relayed _,Notice.Delayed _,Notice.Automatic _,Notice.Unknown _ -> new Step.Stays();
        };
    }

    private static Step fail(Dispatch mail, Notice.Undelivered notice, Instant now) {
        return switch (mail.state()) {
            case SENT -> former(mail, notice) ? new Step.Stays() : new Step.Become(undelivered(mail, notice, now));
            case SENDING -> new Step.Later();
            case RECEIVED, HELD, READY, REFUSED, FAILED, CONFIRMED, READ, ANSWERED, CLOSED, PRINTED, CANCELLED, REPLAYED ->
                new Step.Stays();
        };
    }

    /** Whether it is about a submission that another one has followed, whose own verdict counts. */
    private static boolean former(Dispatch mail, Notice.Undelivered notice) {
        return notice.attempt() > 0 && notice.attempt() < mail.attempts();
    }

    /** It leaves again only when it is certain which submission came back: otherwise the patient could get it twice. */
    private static Dispatch undelivered(Dispatch mail, Notice.Undelivered notice, Instant now) {
        boolean certain = notice.attempt() == mail.attempts() || (notice.attempt() == 0 && mail.attempts() == 1);
        return Optional.of(notice.insistence()).filter(_ -> certain).flatMap(insistence -> insistence.again(mail, now))
                .map(due -> mail.retryAt(due, List.of(Reason.of("MAIL_AGAIN", notice.code())), now))
                .orElseGet(() -> mail.told(DispatchState.FAILED, notice.kind(), List.of(notice.why()), now));
    }

    private static Step reach(Dispatch mail, DispatchState next, @Nullable Reason note, Instant now) {
        return switch (mail.state()) {
            case SENDING -> new Step.Later();
            case SENT, FAILED, CONFIRMED, PRINTED, READ, ANSWERED, CLOSED -> {
                if (rank(mail.state()) < rank(next)) {
                    yield new Step.Become(mail.told(next, null, notes(mail, note), now));
                }
                yield note == null || mail.reasons().contains(note) ? new Step.Stays() : new Step.Become(mail.noted(note));
            }
            // It came back undelivered and waits to leave again, but it did arrive.
            case READY, HELD -> mail.attempts() > 0
                    ? new Step.Become(mail.told(next, null, notes(mail, note), now))
                    : new Step.Stays();
            // It never left, or another dispatch took its place: that one has notices of its own.
            case RECEIVED, REFUSED, CANCELLED, REPLAYED -> new Step.Stays();
        };
    }

    private static int rank(DispatchState state) {
        return switch (state) {
            case RECEIVED, HELD, READY, SENDING, REFUSED, CANCELLED, REPLAYED, SENT -> 0;
            case FAILED -> 1;
            case CONFIRMED -> 2;
            case PRINTED -> 3;
            case READ -> 4;
            case ANSWERED -> 5;
            case CLOSED -> 6;
        };
    }

    /** What still holds: a failure is no longer one, a doubt is settled, and paper stays told. */
    private static List<Reason> notes(Dispatch mail, @Nullable Reason note) {
        Stream<Reason> before = switch (mail.state()) {
            case FAILED, READY, HELD -> Stream.of();
            case PRINTED -> Stream.of(Reason.of("MAIL_REACHED_AFTER_PAPER"));
            default -> mail.reasons().stream().filter(r -> !r.code().equals(UNCERTAIN));
        };
        return Stream.concat(before, Stream.ofNullable(note)).distinct().toList();
    }
}
