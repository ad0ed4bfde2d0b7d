package fr.passerelle.core.mail;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;

/** What a message that came in says, once read; which mail it is about is told beside it (messages.md §5.5, §5.8, §5.10). */
public sealed interface Notice {
    /** The mail is in the mailbox of its recipient (RFC 3464 §2.3.3, {@code delivered}). */
    record Delivered() implements Notice {}

    /** It was given to a server that will say nothing more ({@code relayed}, {@code expanded}). */
    record Relayed() implements Notice {}

    /**
     * It is not delivered yet; the operator goes on.
     *
     * @param code digits, as {@link Undelivered#code}
     */
    record Delayed(String code) implements Notice {}

    /**
     * It will not be delivered.
     *
     * @param code SMTP or enhanced code, digits only, e.g. {@code 550}
     * @param kind {@link RefusalClass#CHOICE} when nobody has anything to repair
     * @param why what people read of it
     * @param insistence whether another try makes sense
     * @param attempt which submission of the mail it is about, from 1; 0 when it does not tell
     */
    record Undelivered(String code, RefusalClass kind, Reason why, Insistence insistence, int attempt) implements Notice {
        /** About any submission, for good. */
        public Undelivered(String code, RefusalClass kind, Reason why) {
            this(code, kind, why, Insistence.NEVER, 0);
        }

        /** The same, about that submission. */
        public Undelivered of(int submission) {
            return new Undelivered(code, kind, why, insistence, submission);
        }
    }

    /** It was opened, or handled by the recipient's software without error (RFC 8098). */
    record Read() implements Notice {}

    /**
     * The recipient's software could not take it in.
     *
     * @param code of the volet, 900 to 906, or empty
     */
    record ReadFault(String code) implements Notice {}

    /** Somebody answers. */
    record Reply() implements Notice {}

    /** The other side ends the conversation: a subject that is only {@code [FIN]} (messages.md §5.4). */
    record Closing() implements Notice {}

    /** Written by a machine for nobody: an absence, a receipt without meaning (RFC 3834). Never answered, nothing to do. */
    record Automatic() implements Notice {}

    /** Documents sent to us as an IHE XDM archive. */
    record Archive() implements Notice {}

    /** Anything else: kept for people to see. */
    record Unknown() implements Notice {}
}
