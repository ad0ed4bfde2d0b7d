package fr.passerelle.core.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.MailId;
import fr.passerelle.core.dispatch.Reason;

/**
 * The end of a conversation with a patient, decided by the hospital (use-cases.md §5.D.4): one last message of the same input, then the
 * mail is {@code closed} (docs/decisions/0126-ending-a-conversation.md).
 */
public final class Ending {
    /** Code of the reason of a mail that the hospital closed, and told so. */
    public static final String TOLD = "CONVERSATION_ENDED";
    /** The same, when the last message could not leave. */
    public static final String UNTOLD = "CONVERSATION_ENDED_UNTOLD";

    private Ending() {
    }

    /** Whether there is a conversation to end: the patient has or may have the mail. */
    public static boolean possible(Dispatch mail) {
        return mail.destination() == Destination.PATIENT_MAILBOX && !mail.ending() && switch (mail.state()) {
            case SENT, CONFIRMED, READ, ANSWERED, PRINTED -> true;
            case RECEIVED, HELD, REFUSED, READY, SENDING, FAILED, CLOSED, CANCELLED, REPLAYED -> false;
        };
    }

    /** The dispatch of the last message: asked for again, it is the same. */
    public static DispatchRef of(Dispatch mail) {
        String input = mail.ref().inputId();
        return new DispatchRef(input, Ids.dispatch(input, Destination.PATIENT_MAILBOX, Dispatch.ENDING + mail.part()));
    }

    /**
     * The last message, due at once.
     *
     * @param mail of which {@link #possible} is true
     * @param by function or technical name of who ends it
     */
    public static Dispatch ask(Dispatch mail, String by, Instant now) {
        DispatchRef ref = of(mail);
        return Dispatch.received(ref, mail.establishment(), Destination.PATIENT_MAILBOX, Dispatch.ENDING + mail.part(), List.of(), null,
                new MailId(ref).messageId(MailId.domain(mail.outsideId())), now)
                .heldUntil(now, HoldReason.SCHEDULE, List.of(Reason.of("ENDING_ASKED", by)), now);
    }

    /** The mail whose conversation this last message ends. */
    public static DispatchRef ended(Dispatch ending) {
        String input = ending.ref().inputId();
        return new DispatchRef(input, Ids.dispatch(input, Destination.PATIENT_MAILBOX, ending.part() - Dispatch.ENDING));
    }

    /**
     * The mail once its last message is settled: closed, whatever became of that message, since nobody reads answers any more.
     *
     * @return empty when it is closed already
     */
    public static Optional<Dispatch> close(Dispatch mail, Dispatch ending, Instant now) {
        if (!mail.state().next().contains(DispatchState.CLOSED)) {
            return Optional.empty();
        }
        boolean told = switch (ending.state()) {
            case SENT, CONFIRMED, READ, ANSWERED, CLOSED -> true;
            case RECEIVED, HELD, REFUSED, READY, SENDING, FAILED, PRINTED, CANCELLED, REPLAYED -> false;
        };
        List<Reason> why = Stream.concat(mail.reasons().stream(), Stream.of(Reason.of(told ? TOLD : UNTOLD))).toList();
        return Optional.of(mail.told(DispatchState.CLOSED, null, why, now));
    }

    /** Whether the hospital closed it: that says nothing of whether the patient reads. */
    public static boolean ours(Dispatch mail) {
        return mail.reasons().stream().map(Reason::code).anyMatch(code -> code.equals(TOLD) || code.equals(UNTOLD));
    }
}
