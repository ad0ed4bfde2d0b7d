package fr.passerelle.mailboxdispatch;

import java.util.Map;

import fr.passerelle.core.port.MailTransport.Submission;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.mailbox.smtp.SmtpClass;
import fr.passerelle.mailbox.smtp.SmtpCodes;

/**
 * Whether the operator takes mails, as figures. {@code OperatorDown} is 1 for a submission that it neither took nor judged: over some minutes
 * its minimum is 1 only when nothing at all passes, whatever single mails meet. {@code MailNotTaken} says with which code.
 */
record OperatorFigures(Metrics metrics, SmtpCodes codes) {
    void add(Submission answer) {
        switch (answer) {
            case Submission.Taken() -> down(false);
            case Submission.InDoubt() -> down(true);
            case Submission.NotSent(String cause) -> {
                down(true);
                notTaken(cause);
            }
            case Submission.Refused(String code) -> {
                down(codes.of(code) == SmtpClass.RETRY);
                notTaken(code);
            }
            case Submission.Misconfigured _ -> {
                // Ours to repair: the dispatch is held and says so, the operator is not to blame.
            }
        }
    }

    private void down(boolean down) {
        metrics.publish("OperatorDown", down ? 1 : 0, Map.of());
    }

    private void notTaken(String code) {
        metrics.publish("MailNotTaken", 1, Map.of("Code", code));
    }
}
