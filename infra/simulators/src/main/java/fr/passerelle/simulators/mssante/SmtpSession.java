package fr.passerelle.simulators.mssante;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import fr.passerelle.simulators.mssante.net.MutualTls;
import fr.passerelle.simulators.mssante.post.Delivery;

/** One SMTP connection: EHLO, STARTTLS, MAIL, RCPT, DATA, RSET, NOOP, QUIT, with DSN, SIZE and 8BITMIME (RFC 5321, 3461, 1870, 6152). */
final class SmtpSession {
    private static final SmtpReply OK = new SmtpReply(250, "2.0.0", "OK");
    private static final SmtpReply OUT_OF_ORDER = new SmtpReply(503, "5.5.1", "Commandes dans le désordre");

    private final Socket socket;
    private final MssanteSettings settings;
    private final MailScenarios scenarios;
    private final Mailroom mailroom;
    private final Consumer<String> log;
    private final @Nullable MutualTls tls;
    private SmtpLines lines;
    private @Nullable String structure;
    private @Nullable SmtpCommand sender;
    private @Nullable SmtpCommand recipient;
    private MailScenario scenario = MailScenario.deliver();

    SmtpSession(Socket socket, MssanteSettings settings, @Nullable MutualTls tls, MailScenarios scenarios, Mailroom mailroom,
            Consumer<String> log) throws IOException {
        this.socket = socket;
        this.lines = new SmtpLines(socket);
        this.settings = settings;
        this.tls = tls;
        this.scenarios = scenarios;
        this.mailroom = mailroom;
        this.log = log;
    }

    /** Serves until QUIT or until a scenario cuts the connection. */
    void serve() throws IOException {
        lines.answer("220 mssante.simulator ESMTP");
        boolean open = true;
        while (open) {
            SmtpCommand command = SmtpCommand.parse(lines.command());
            log.accept(command.verb());
            open = switch (command.verb()) {
                case "EHLO" -> greet();
                case "STARTTLS" -> startTls();
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

    private boolean greet() throws IOException {
        reset();
        if (tls != null && structure == null) {
            lines.answer("250-mssante.simulator", "250-SIZE " + settings.largestMessage(), "250-8BITMIME", "250-ENHANCEDSTATUSCODES",
                    "250 STARTTLS");
        } else {
            lines.answer("250-mssante.simulator", "250-SIZE " + settings.largestMessage(), "250-8BITMIME", "250-ENHANCEDSTATUSCODES",
                    "250 DSN");
        }
        return true;
    }

    /** What was said before is forgotten (RFC 3207 §4.2). */
    private boolean startTls() throws IOException {
        if (tls == null || structure != null) {
            return answer(OUT_OF_ORDER);
        }
        answer(new SmtpReply(220, "2.0.0", "TLS"));
        MutualTls.Secured secured = tls.upgrade(socket);
        structure = secured.structure();
        lines = new SmtpLines(secured.socket());
        reset();
        return true;
    }

    private boolean mail(SmtpCommand command) throws IOException {
        if (tls != null && structure == null) {
            return answer(new SmtpReply(530, "5.7.0", "STARTTLS d'abord"));
        }
        if (!command.wellFormed()) {
            return answer(new SmtpReply(501, "5.5.4", "Adresse mal formée"));
        }
        if (tls != null && structure != null && !tls.mayUse(structure, command.address())) {
            return answer(new SmtpReply(541, "5.7.1", "Boîte d'une autre structure"));
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
                sender.parameter("RET"), recipient.parameter("NOTIFY"), recipient.parameter("ORCPT"));
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
                    mailroom.accept(envelope, content, new Delivery.Delivered());
                }
                yield false;
            }
            case MailScenario.Slow slow -> {
                pause(slow.delay());
                mailroom.accept(envelope, content, new Delivery.Delivered());
                yield answer(OK);
            }
            case MailScenario.Take(Delivery delivery) -> {
                mailroom.accept(envelope, content, delivery);
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
