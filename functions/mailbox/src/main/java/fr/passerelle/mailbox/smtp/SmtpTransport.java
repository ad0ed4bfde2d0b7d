package fr.passerelle.mailbox.smtp;

import java.util.Optional;
import java.util.function.Function;

import javax.net.ssl.SSLSocketFactory;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.port.MailTransport;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.tls.UnusableKeysException;

/**
 * Submission over SMTP with Angus Mail. The session of an establishment serves its next mails, until {@link #release}.
 *
 * <p>What became of a mail is told by how far the dialogue went: a code is the operator's answer; without one, the mail left nothing
 * behind as long as its end was not given (RFC 5321 §4.1.1.4), and is in doubt after.
 */
public final class SmtpTransport implements MailTransport {
    private final SmtpSettings settings;
    private final SmtpAnswers answers;
    private final Function<Establishment, Optional<SSLSocketFactory>> tls;
    private final SmtpLines lines = new SmtpLines();

    /** @param tls sockets that show the certificate of an establishment; empty only without TLS */
    public SmtpTransport(SmtpSettings settings, SmtpCodes codes, Function<Establishment, Optional<SSLSocketFactory>> tls) {
        this.settings = settings;
        this.answers = new SmtpAnswers(codes);
        this.tls = tls;
    }

    @Override
    public Submission submit(Mail mail) {
        Optional<SmtpLine> kept = lines.take(mail.establishment());
        if (kept.isPresent()) {
            Submission answer = send(kept.get(), mail);
            if (!SmtpLine.worn(answer)) {
                return answer;
            }
        }
        return sendAnew(mail);
    }

    @Override
    public void release() {
        lines.closeAll();
    }

    private Submission sendAnew(Mail mail) {
        try {
            Optional<SSLSocketFactory> sockets = settings.startTls() ? tls.apply(mail.establishment()) : Optional.empty();
            return send(SmtpLine.open(settings, sockets, answers), mail);
        } catch (UnusableKeysException e) {
            return new Submission.Misconfigured(e.reason());
        } catch (StoreUnavailableException e) {
            return new Submission.NotSent(e.getClass().getSimpleName());
        } catch (SmtpLine.NotOpenException e) {
            return e.outcome();
        }
    }

    private Submission send(SmtpLine line, Mail mail) {
        Submission answer = line.send(mail);
        if (SmtpLine.goesOn(answer)) {
            lines.give(mail.establishment(), line);
        } else {
            line.close();
        }
        return answer;
    }
}
