package fr.passerelle.core.document;

import org.jspecify.annotations.Nullable;

/**
 * Text of the mail, when the creator supplies it, and whether the patient may answer.
 *
 * @param text body in French; absent: the template
 * @param replyAllowed false ends the conversation ({@code X-MSS-MES: FIN}, messages.md §5.4)
 * @param replyTo mailbox that reads answers; absent: the establishment's
 * @param toProfessionals body of the mails to professionals where it is another one, empty for the template; absent: {@code text}
 */
public record Message(@Nullable String text, boolean replyAllowed, @Nullable String replyTo, @Nullable String toProfessionals) {
    public static final Message DEFAULT = new Message(null, false, null);

    /** The same words for everybody. */
    public Message(@Nullable String text, boolean replyAllowed, @Nullable String replyTo) {
        this(text, replyAllowed, replyTo, null);
    }
}
