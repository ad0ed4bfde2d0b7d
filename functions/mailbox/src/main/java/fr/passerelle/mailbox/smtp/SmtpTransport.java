package fr.passerelle.mailbox.smtp;

import java.util.Optional;
import java.util.Properties;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.port.MailTransport;

/**
 * Submission over SMTP with Angus Mail, one session per mail.
 *
 * <p>What became of the mail is told by how far the dialogue went: a code is the operator's answer; without one, the mail left nothing
 * behind as long as its end was not given (RFC 5321 §4.1.1.4), and is in doubt after.
 */
public final class SmtpTransport implements MailTransport {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);
    private static final String DSN = "DSN";

    private final SmtpSettings settings;
    private final SmtpCodes codes;

    public SmtpTransport(SmtpSettings settings, SmtpCodes codes) {
        this.settings = settings;
        this.codes = codes;
    }

    @Override
    public Submission submit(Mail mail) {
        Session session = Session.getInstance(properties());
        var message = new StreamedMessage(session, mail.content());
        var transport = new SMTPTransport(session, null);
        try {
            transport.connect(settings.host(), settings.port(), null, null);
            message.setEnvelopeFrom(mail.sender());
            if (transport.supportsExtension(DSN)) {
                askForNotices(message, mail.envelopeId());
            }
            transport.sendMessage(message, new Address[]{new InternetAddress(mail.recipient(), true)});
            return new Submission.Taken();
        } catch (AuthenticationFailedException e) {
            return new Submission.Refused("535");
        } catch (MessagingException e) {
            return outcome(e, transport, message.given());
        } finally {
            leave(transport, mail.envelopeId());
        }
    }

    /** The answer is known: whatever happens to the goodbye changes nothing to it. */
    private static void leave(SMTPTransport transport, String envelopeId) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("envelope {}: session not closed properly ({})", envelopeId, e.getClass().getSimpleName());
        }
    }

    /** Notices of delivery, delay and failure, without the content (RFC 3461; messages.md §5.1). */
    private static void askForNotices(SMTPMessage message, String envelopeId) {
        message.setReturnOption(SMTPMessage.RETURN_HDRS);
        message.setNotifyOptions(SMTPMessage.NOTIFY_SUCCESS | SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_DELAY);
        message.setMailExtension("ENVID=" + envelopeId);
    }

    private Submission outcome(MessagingException failure, SMTPTransport transport, boolean given) {
        // A greeting that refuses is told by no exception of its own.
        return answer(failure).or(() -> code(transport.getLastReturnCode(), transport.getLastServerResponse()))
                .<Submission>map(Submission.Refused::new)
                .orElseGet(() -> given ? new Submission.InDoubt() : new Submission.NotSent(failure.getClass().getSimpleName()));
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

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", Long.toString(settings.connect().toMillis()));
        properties.setProperty("mail.smtp.timeout", Long.toString(settings.answer().toMillis()));
        properties.setProperty("mail.smtp.writetimeout", Long.toString(settings.answer().toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        // The host name of a function means nothing to the operator and must not come from the network.
        properties.setProperty("mail.smtp.localhost", "passerelle");
        return properties;
    }
}
