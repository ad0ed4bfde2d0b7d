package fr.passerelle.mailbox.smtp;

import java.util.Optional;
import java.util.Properties;

import javax.net.ssl.SSLSocketFactory;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.core.port.MailTransport.Mail;
import fr.passerelle.core.port.MailTransport.Submission;

/** One session with the operator, that takes one mail after the other. */
final class SmtpLine {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpLine.class);
    private static final String DSN = "DSN";
    private static final String SIZE = "SIZE";
    /** The operator closes the session after it (RFC 5321 §3.8). */
    private static final String CLOSING = "421";

    private final Session session;
    private final SMTPTransport transport;
    private final SmtpAnswers answers;

    private SmtpLine(Session session, SMTPTransport transport, SmtpAnswers answers) {
        this.session = session;
        this.transport = transport;
        this.answers = answers;
    }

    /** No session could be opened. */
    static final class NotOpenException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Submission outcome;

        NotOpenException(Submission outcome, MessagingException cause) {
            super("no session with the operator", cause);
            this.outcome = outcome;
        }

        Submission outcome() {
            return outcome;
        }
    }

    /** @param sockets of the STARTTLS, absent without it */
    static SmtpLine open(SmtpSettings settings, Optional<SSLSocketFactory> sockets, SmtpAnswers answers) throws NotOpenException {
        Properties properties = settings.properties();
        sockets.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        Session session = Session.getInstance(properties);
        var line = new SmtpLine(session, new SMTPTransport(session, null), answers);
        try {
            line.transport.connect(settings.host(), settings.port(), null, null);
            return line;
        } catch (MessagingException e) {
            line.close();
            throw new NotOpenException(answers.opening(e, line.transport), e);
        }
    }

    /** Whether the operator still answers (NOOP). */
    boolean alive() {
        return transport.isConnected();
    }

    /** Whether the session may take another mail after an answer. */
    static boolean goesOn(Submission answer) {
        return switch (answer) {
            case Submission.Taken() -> true;
            case Submission.Refused(String code) -> !code.equals(CLOSING);
            case Submission.NotSent _,Submission.InDoubt _,Submission.Misconfigured _ -> false;
        };
    }

    /** Whether a session at rest had come to its end before a mail: nothing was taken of it, a new session may take it. */
    static boolean worn(Submission answer) {
        return answer instanceof Submission.NotSent || answer.equals(new Submission.Refused(CLOSING));
    }

    Submission send(Mail mail) {
        var message = new StreamedMessage(session, mail.content());
        try {
            var recipient = new InternetAddress(mail.recipient(), true);
            message.setEnvelopeFrom(mail.establishment().mailbox().address());
            extend(message, mail);
            transport.sendMessage(message, new Address[]{recipient});
            return new Submission.Taken();
        } catch (AddressException e) {
            return new Submission.Refused("553");
        } catch (MessagingException e) {
            return answers.sending(e, transport, message.given());
        }
    }

    /**
     * The size, so that a mail too large is refused before it is given (RFC 1870), and notices of delivery, delay and failure without the
     * content (RFC 3461; messages.md §5.1).
     */
    private void extend(SMTPMessage message, Mail mail) {
        var extensions = new StringBuilder();
        if (transport.supportsExtension(SIZE)) {
            extensions.append(" SIZE=").append(mail.size());
        }
        if (transport.supportsExtension(DSN)) {
            message.setReturnOption(SMTPMessage.RETURN_HDRS);
            // Angus Mail has no ORCPT: it writes this after NOTIFY= as it is, as long as the message says nothing of NOTIFY.
            session.getProperties().setProperty("mail.smtp.dsn.notify",
                    "SUCCESS,FAILURE,DELAY ORCPT=rfc822;" + Xtext.of(mail.recipient()));
            extensions.append(" ENVID=").append(Xtext.of(mail.envelopeId()));
        }
        if (!extensions.isEmpty()) {
            message.setMailExtension(extensions.substring(1));
        }
    }

    /** The answers are known: whatever happens to the goodbye changes nothing to them. */
    void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("session not closed properly ({})", e.getClass().getSimpleName());
        }
    }
}
