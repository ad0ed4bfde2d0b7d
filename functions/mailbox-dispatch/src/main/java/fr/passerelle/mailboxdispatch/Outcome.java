package fr.passerelle.mailboxdispatch;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.mailbox.smtp.SmtpCodes;

/** Turns the operator's answer, or what forbids to ask it, into the next state of a dispatch (use-cases.md K14). */
record Outcome(MailRules rules, SmtpCodes codes) {
    /** @param size bytes of the mail */
    Dispatch after(Dispatch sending, Submission answer, long size, Instant now) {
        return switch (answer) {
            case Submission.Taken() -> sending.sent(sending.reasons(), now);
            case Submission.InDoubt() -> uncertain(sending, now);
            case Submission.NotSent(String cause) -> again(sending, cause, false, now);
            case Submission.Misconfigured(Reason why) -> sending.held(HoldReason.CONFIGURATION, List.of(why), now);
            case Submission.Refused(String code) -> refused(sending, code, size, now);
        };
    }

    /** Nobody saw the end of a submission; what was noted when it began still holds. */
    static Dispatch uncertain(Dispatch sending, Instant now) {
        return sending.sent(Stream.concat(Stream.of(Reason.of("MAIL_UNCERTAIN")), sending.reasons().stream()).toList(), now);
    }

    /** A professional's address is the hospital's to repair; the patients' domain is ours. */
    static Dispatch wrongDomain(Dispatch ready, Instant now) {
        if (ready.destination() == Destination.PATIENT_MAILBOX) {
            return ready.held(HoldReason.CONFIGURATION, List.of(Reason.of("MAIL_CONFIGURATION", "domaine")), now);
        }
        return ready.refused(RefusalClass.FAULT,
                List.of(Reason.at("/destinations/professionals/" + ready.recipient(), "MAIL_DOMAIN_REFUSED")), now);
    }

    /** @param size bytes of a mail that nothing makes smaller */
    Dispatch tooLarge(Dispatch ready, long size, Instant now) {
        return ready.refused(RefusalClass.FAULT,
                List.of(Reason.of(Cuts.TOO_LARGE, Long.toString(size), Long.toString(rules.largest()))), now);
    }

    private Dispatch refused(Dispatch sending, String code, long size, Instant now) {
        return switch (codes.of(code)) {
            case TAKEN -> sending.sent(sending.reasons(), now);
            case RETRY -> again(sending, code, false, now);
            case FULL -> again(sending, code, true, now);
            // The patient may close the mailbox: nobody has anything to repair.
            case CLOSED -> sending.failed(RefusalClass.CHOICE, List.of(Reason.of("MAIL_CLOSED", code)), now);
            case ADDRESS -> sending.failed(RefusalClass.FAULT, List.of(Reason.of("MAIL_ADDRESS", code)), now);
            case REFUSED -> sending.failed(RefusalClass.FAULT, List.of(Reason.of("MAIL_REFUSED", code)), now);
            case TOO_LARGE ->
                sending.failed(RefusalClass.FAULT, List.of(Reason.of("MAIL_TOO_LARGE_THERE", Long.toString(size), code)), now);
            case OURS -> sending.held(HoldReason.CONFIGURATION, List.of(Reason.of("MAIL_CONFIGURATION", code)), now);
        };
    }

    private Dispatch again(Dispatch sending, String code, boolean full, Instant now) {
        if (rules.exhausted(sending, full, now)) {
            return sending.failed(RefusalClass.FAULT,
                    List.of(Reason.of("MAIL_RETRIES_EXHAUSTED", code, Integer.toString(sending.attempts()))), now);
        }
        return sending.retryAt(now.plus(rules.delay(sending.attempts(), full)), List.of(Reason.of("MAIL_RETRY", code)), now);
    }
}
