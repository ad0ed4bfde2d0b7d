package fr.passerelle.core.document;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the patient's answers (use-cases.md §4, column "Reply", and §5.D).
 *
 * @param mailbox mailbox that people read; compulsory for {@link Policy#OPEN} outside tests
 * @param owner function of the person or team who answers, never a name
 * @param hours when answers are read, told in the text
 * @param link address of the form, {@link Policy#FORM} only
 * @param delay after which an unanswered message enters the work list; absent: never
 */
public record Reply(Policy policy, @Nullable String mailbox, @Nullable String owner, @Nullable String hours, @Nullable String link,
        @Nullable Duration delay) {
    public static final Reply CLOSED = new Reply(Policy.CLOSED, null, null, null, null, null);

    /** Who may go on with the conversation. */
    public enum Policy {
        /** The sender ends it. */
        CLOSED,
        /** The patient may answer: somebody must read. */
        OPEN,
        /** The answer is given elsewhere. */
        FORM
    }
}
