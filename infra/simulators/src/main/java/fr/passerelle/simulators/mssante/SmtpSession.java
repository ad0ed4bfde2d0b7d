package fr.passerelle.simulators.mssante;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** One SMTP connection: EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT, with DSN, SIZE and 8BITMIME (RFC 5321, 3461, 1870, 6152). */
final class SmtpSession {
    private static final SmtpReply OK = new SmtpReply(250, "2.0.0", "OK");
    private static final SmtpReply OUT_OF_ORDER = new SmtpReply(503, "5.5.1", "Commandes dans le désordre");

    private final SmtpLines lines;
    private final MssanteSettings settings;
    private final MailScenarios scenarios;
    private final Mailroom mailroom;
    private @Nullable SmtpCommand sender;
    private @Nullable SmtpCommand recipient;
    private MailScenario scenario = new MailScenario.Deliver();

    SmtpSession(Socket socket, MssanteSettings settings, MailScenarios scenarios, Mailroom mailroom) throws IOException {
        this.lines = new SmtpLines(socket);
        this.settings = settings;
        this.scenarios = scenarios;
        this.mailroom = mailroom;
    }

    /** Serves until QUIT or until a scenario cuts the connection. */
    void serve() throws IOException {
        lines.answer("220 mssante.simulator ESMTP");
        boolean open = true;
        while (open) {
            SmtpCommand command = SmtpCommand.parse(lines.command());
            open = switch (command.verb()) {
                case "EHLO" -> greet();
                case "HELO", "NOOP" -> answer(OK);
                case "MAIL" -> mail(command);
                case "RCPT" -> recipient(command);
                case "DATA" -> data();
                case "RSET" -> {
                    reset();
                    yield answer(OK);
                }
                case "QUIT" -> {
                    answer(new SmtpReply(221, "2.0.0", "Au revoir"));
                    yield false;
                }
                default -> answer(new SmtpReply(500, "5.5.2", "Commande inconnue"));
            };
        }
    }

    /** STARTTLS would be announced here and upgrade the socket under {@link SmtpLines}. */
    private boolean greet() throws IOException {
        reset();
        lines.answer("250-mssante.simulator", "250-SIZE " + settings.largestMessage(), "250-8BITMIME", "250-ENHANCEDSTATUSCODES",
                "250 DSN");
        return true;
    }

    private boolean mail(SmtpCommand command) throws IOException {
        if (!command.wellFormed()) {
            return answer(new SmtpReply(501, "5.5.4", "Adresse mal formée"));
        }
        String size = command.parameter("SIZE");
        if (size.matches("[0-9]{1,18}") && Long.parseLong(size) > settings.largestMessage()) {
            return answer(new SmtpReply(552, "5.3.4", "Message trop volumineux"));
        }
        reset();
        sender = command;
        return answer(OK);
    }

    private boolean recipient(SmtpCommand command) throws IOException {
        if (sender == null) {
            return answer(OUT_OF_ORDER);
        }
        if (!command.wellFormed()) {
            return answer(new SmtpReply(501, "5.5.4", "Adresse mal formée"));
        }
        if (recipient != null) {
            return answer(new SmtpReply(452, "4.5.3", "Un seul destinataire par message"));
        }
        SmtpReply refusal = mailroom.refusal(command.address());
        if (refusal != null) {
            return answer(refusal);
        }
        scenario = scenarios.play(command.address());
        if (scenario instanceof MailScenario.RefuseRecipient refuse) {
            return answer(refuse.reply());
        }
        recipient = command;
        return answer(OK);
    }

    private boolean data() throws IOException {
        if (sender == null || recipient == null) {
            return answer(OUT_OF_ORDER);
        }
        if (scenario instanceof MailScenario.CutBeforeContent) {
            return false;
        }
        lines.answer("354 Finir par un point seul sur une ligne");
        byte[] content = lines.content(settings.largestMessage());
        ReceivedMail.Envelope envelope = new ReceivedMail.Envelope(sender.address(), recipient.address(), sender.parameter("ENVID"),
                sender.parameter("RET"), recipient.parameter("NOTIFY"));
        reset();
        if (content.length > settings.largestMessage()) {
            return answer(new SmtpReply(552, "5.3.4", "Message trop volumineux"));
        }
        return deliver(envelope, content);
    }

    private boolean deliver(ReceivedMail.Envelope envelope, byte[] content) throws IOException {
        return switch (scenario) {
            case MailScenario.RefuseContent refuse -> answer(refuse.reply());
            case MailScenario.CutAfterContent cut -> {
                if (cut.delivered()) {
                    mailroom.accept(envelope, content);
                }
                yield false;
            }
            case MailScenario.Slow slow -> {
                pause(slow.delay());
                mailroom.accept(envelope, content);
                yield answer(OK);
            }
            case MailScenario.Deliver ignored -> {
                mailroom.accept(envelope, content);
                yield answer(OK);
            }
            case MailScenario.RefuseRecipient refuse -> answer(refuse.reply());
            case MailScenario.CutBeforeContent ignored -> false;
        };
    }

    private void reset() {
        sender = null;
        recipient = null;
    }

    private boolean answer(SmtpReply reply) throws IOException {
        lines.answer(reply.line());
        return true;
    }

    private static void pause(Duration delay) throws IOException {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("simulator closed");
        }
    }
}
