package fr.passerelle.mailbox.smtp;

import java.net.SocketTimeoutException;
import java.util.Optional;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.MailTransport.Submission;

/** What a session that ended in an exception says of the mail. */
record SmtpAnswers(SmtpCodes codes) {
    /** The session could not be opened: nothing was given. */
    Submission opening(MessagingException failure, SMTPTransport transport) {
        if (failure instanceof AuthenticationFailedException) {
            return new Submission.Refused("535");
        }
        Submission outcome = sending(failure, transport, false);
        return outcome instanceof Submission.NotSent && goingOverToTls(transport) && !late(failure)
                ? new Submission.Misconfigured(Reason.of("MAIL_TLS"))
                : outcome;
    }

    /** @param given whether the whole content was */
    Submission sending(MessagingException failure, SMTPTransport transport, boolean given) {
        // A greeting that refuses is told by no exception of its own.
        return answer(failure).or(() -> code(transport.getLastReturnCode(), transport.getLastServerResponse()))
                .<Submission>map(Submission.Refused::new)
                .orElseGet(() -> given ? new Submission.InDoubt() : new Submission.NotSent(failure.getClass().getSimpleName()));
    }

    /**
     * STARTTLS was announced in the clear and no EHLO answered under TLS: one of the two ends does not want the certificate, version or
     * name of the other. Under TLS 1.3 the server judges our certificate after we are done, and may say no by hanging up.
     */
    private static boolean goingOverToTls(SMTPTransport transport) {
        return transport.supportsExtension("STARTTLS");
    }

    private static boolean late(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** The first code found in the chain of exceptions: the one about the recipient stands before the one about the message. */
    private Optional<String> answer(@Nullable Exception failure) {
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            Optional<String> code = switch (e) {
                case SMTPAddressFailedException f -> code(f.getReturnCode(), f.getMessage());
                case SMTPSenderFailedException f -> code(f.getReturnCode(), f.getMessage());
                case SMTPSendFailedException f -> code(f.getReturnCode(), f.getMessage());
                default -> Optional.empty();
            };
            if (code.isPresent()) {
                return code;
            }
        }
        return Optional.empty();
    }

    private Optional<String> code(int reply, @Nullable String line) {
        return reply < 400 ? Optional.empty() : Optional.of(codes.best(reply, line == null ? "" : line));
    }
}
