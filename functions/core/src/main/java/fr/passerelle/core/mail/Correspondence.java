package fr.passerelle.core.mail;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;

/**
 * What a notice makes of the dispatch of a mail: the only place that says so. Notices come late, twice and in any order, so what is known
 * only grows: {@code sent < failed < confirmed < printed < read < answered < closed}. A proof that the mail arrived outweighs a word that
 * it did not, and nothing sends it again (docs/decisions/0135-notices.md).
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
            case Notice.Undelivered(String _, RefusalClass kind, Reason why) -> fail(mail, kind, why, now);
            case Notice.Read() -> reach(mail, DispatchState.READ, null, now);
            case Notice.ReadFault(String code) -> reach(mail, DispatchState.CONFIRMED, Reason.of("MAIL_NOT_INTEGRATED", code), now);
            case Notice.Reply() -> reach(mail, DispatchState.ANSWERED, null, now);
            case Notice.Closing() -> reach(mail, DispatchState.CLOSED, null, now);
            case Notice.Relayed _,Notice.Delayed _,Notice.Automatic _,Notice.Archive _,Notice.Unknown _ -> new Step.Stays();
        };
    }

    private static Step fail(Dispatch mail, RefusalClass kind, Reason why, Instant now) {
        return switch (mail.state()) {
            case SENT -> new Step.Become(mail.told(DispatchState.FAILED, kind, List.of(why), now));
            case SENDING -> new Step.Later();
            case RECEIVED, HELD, READY, REFUSED, FAILED, CONFIRMED, READ, ANSWERED, CLOSED, PRINTED, CANCELLED, REPLAYED ->
                new Step.Stays();
        };
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
            // It never left, or another dispatch took its place: that one has notices of its own.
            case RECEIVED, HELD, READY, REFUSED, CANCELLED, REPLAYED -> new Step.Stays();
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
            case FAILED -> Stream.of();
            case PRINTED -> Stream.of(Reason.of("MAIL_REACHED_AFTER_PAPER"));
            default -> mail.reasons().stream().filter(r -> !r.code().equals(UNCERTAIN));
        };
        return Stream.concat(before, Stream.ofNullable(note)).distinct().toList();
    }
}
