package fr.passerelle.simulators.mssante;

import java.time.Duration;

/** What the operator does with a mail to a recipient (use-cases.md §7 K14; messages.md §5.5). */
public sealed interface MailScenario {
    /** Takes the mail. */
    record Deliver() implements MailScenario {}

    /** Waits before answering the content, then takes the mail. */
    record Slow(Duration delay) implements MailScenario {}

    /** Refuses the recipient, in answer to RCPT. */
    record RefuseRecipient(SmtpReply reply) implements MailScenario {}

    /** Refuses the content, in answer to its final dot. */
    record RefuseContent(SmtpReply reply) implements MailScenario {}

    /** Closes the connection in answer to DATA: nothing was given. */
    record CutBeforeContent() implements MailScenario {}

    /** Reads the content, then closes the connection without an answer. */
    record CutAfterContent(boolean delivered) implements MailScenario {}

    /** The citizen closed his messaging, or never had it. */
    static MailScenario closed() {
        return new RefuseRecipient(new SmtpReply(550, "5.2.1", "Messagerie du citoyen fermée"));
    }

    static MailScenario unknown() {
        return new RefuseRecipient(new SmtpReply(550, "5.1.1", "Adresse inconnue"));
    }

    static MailScenario invalidAddress() {
        return new RefuseRecipient(new SmtpReply(553, "5.1.3", "Adresse invalide"));
    }

    /** @param code 422, 452 or 552 as operators differ */
    static MailScenario full(int code) {
        return new RefuseRecipient(new SmtpReply(code, code < 500 ? "4.2.2" : "5.2.2", "Boîte pleine"));
    }

    /** @param code 523 or 552 */
    static MailScenario tooLarge(int code) {
        return new RefuseContent(new SmtpReply(code, "5.3.4", "Message trop volumineux"));
    }

    static MailScenario busy() {
        return new RefuseRecipient(new SmtpReply(451, "4.4.1", "Service momentanément indisponible"));
    }
}
