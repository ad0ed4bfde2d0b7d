package fr.passerelle.simulators.mssante;

import java.time.Duration;

import fr.passerelle.simulators.mssante.post.Delivery;
import fr.passerelle.simulators.mssante.post.Delivery.Form;

/** What the operator does with a mail to a recipient (use-cases.md §7 K14; messages.md §5.5). */
public sealed interface MailScenario {
    /** Between a submission and the notice of its failure. */
    Duration LATER = Duration.ofMinutes(1);

    /** Takes the mail; what becomes of it is told later. */
    record Take(Delivery delivery) implements MailScenario {}

    /** Waits before answering the content, then takes and delivers the mail. */
    record Slow(Duration delay) implements MailScenario {}

    /** Refuses the recipient, in answer to RCPT. */
    record RefuseRecipient(SmtpReply reply) implements MailScenario {}

    /** Refuses the content, in answer to its final dot. */
    record RefuseContent(SmtpReply reply) implements MailScenario {}

    /** Closes the connection in answer to DATA: nothing was given. */
    record CutBeforeContent() implements MailScenario {}

    /** Reads the content, then closes the connection without an answer. */
    record CutAfterContent(boolean delivered) implements MailScenario {}

    /** Takes the mail and delivers it at once. */
    static MailScenario deliver() {
        return new Take(new Delivery.Delivered());
    }

    /** Delivers the mail and never says so. */
    static MailScenario silent() {
        return new Take(new Delivery.Silent());
    }

    /** Gives the mail to a server that will not report. */
    static MailScenario relayed() {
        return new Take(new Delivery.Relayed());
    }

    /** Delivers the mail late, and says in between that it is late. */
    static MailScenario delayed(Duration lateness) {
        return new Take(new Delivery.Delayed(lateness));
    }

    /** Takes the mail, and tells a minute later that the citizen's mailbox is closed. */
    static MailScenario closedLater(Form form) {
        return new Take(new Delivery.Bounced(LATER, 550, "5.2.1", "mailbox disabled", form));
    }

    /** Takes the mail, and tells a minute later that nobody has that address. */
    static MailScenario unknownLater(Form form) {
        return new Take(new Delivery.Bounced(LATER, 550, "5.1.1", "mailbox unavailable", form));
    }

    /** Takes the mail, and tells a minute later that the mailbox is full. */
    static MailScenario fullLater(Form form) {
        return new Take(new Delivery.Bounced(LATER, 552, "5.2.2", "mailbox full", form));
    }

    /** Takes the mail, and tells a minute later that it is too large for Mon espace santé. */
    static MailScenario tooLargeLater(Form form) {
        return new Take(new Delivery.Bounced(LATER, 552, "5.3.4", "message size exceeds size limit 25000000 of server", form));
    }

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
