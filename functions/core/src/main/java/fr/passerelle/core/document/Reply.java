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
 * @param farewell what the last message of a conversation says when whoever ends it says nothing; absent: the text of the software
 */
public record Reply(Policy policy, @Nullable String mailbox, @Nullable String owner, @Nullable String hours, @Nullable String link,
        @Nullable Duration delay, @Nullable String farewell) {
    public static final Reply CLOSED = new Reply(Policy.CLOSED, null, null, null, null, null);

    /** Without farewell of its own. */
    public Reply(Policy policy, @Nullable String mailbox, @Nullable String owner, @Nullable String hours, @Nullable String link,
            @Nullable Duration delay) {
        this(policy, mailbox, owner, hours, link, delay, null);
    }

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
