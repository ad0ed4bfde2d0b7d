package fr.passerelle.simulators.mssante.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import fr.passerelle.simulators.mssante.net.MutualTls;

/**
 * An IMAP connection until its client is known: STARTTLS, then LOGIN or SASL EXTERNAL with the address of a mailbox (RFC 3501 §6.1-6.2,
 * RFC 4422 annex A); the mailboxes' own server answers all the rest.
 *
 * <p>Under TLS the certificate is what authenticates: a password is not looked at.
 */
final class ImapGate {
    private static final Logger LOG = LoggerFactory.getLogger(ImapGate.class);

    private final ImapDoor.Hall hall;
    private final @Nullable MutualTls tls;
    private Wire client;
    private @Nullable String structure;

    /** @param secured the client already went over to TLS, null when it did not */
    ImapGate(ImapDoor.Hall hall, @Nullable MutualTls tls, Socket socket, MutualTls.@Nullable Secured secured) throws IOException {
        this.hall = hall;
        this.tls = tls;
        this.client = new Wire(secured == null ? socket : secured.socket());
        this.structure = secured == null ? null : secured.structure();
    }

    void serve() throws IOException {
        client.say("* OK [CAPABILITY " + capabilities() + "] MSSante simulator");
        boolean open = true;
        while (open) {
            ImapCommand command = ImapCommand.parse(client.line());
            open = switch (command.verb()) {
                case "CAPABILITY" -> {
                    client.say("* CAPABILITY " + capabilities());
                    yield answer(command, "OK done");
                }
                case "NOOP", "ID" -> answer(command, "OK done");
                case "LOGOUT" -> {
                    client.say("* BYE");
                    answer(command, "OK done");
                    yield false;
                }
                case "STARTTLS" -> startTls(command);
                case "LOGIN" -> enter(command, command.argument(0));
                case "AUTHENTICATE" -> external(command);
                default -> answer(command, "BAD unknown before authentication");
            };
        }
    }

    private String capabilities() {
        if (tls == null) {
            return "IMAP4rev1";
        }
        return structure == null ? "IMAP4rev1 STARTTLS LOGINDISABLED" : "IMAP4rev1 SASL-IR AUTH=EXTERNAL";
    }

    private boolean startTls(ImapCommand command) throws IOException {
        if (tls == null || structure != null) {
            return answer(command, "BAD no STARTTLS here");
        }
        answer(command, "OK begin");
        MutualTls.Secured secured = tls.upgrade(client.socket());
        client = new Wire(secured.socket());
        structure = secured.structure();
        return true;
    }

    private boolean external(ImapCommand command) throws IOException {
        if (!command.argument(0).equalsIgnoreCase("EXTERNAL")) {
            return answer(command, "NO mechanism unknown");
        }
        String response = command.argument(1);
        if (response.isEmpty()) {
            client.say("+ ");
            response = client.line();
        }
        try {
            return enter(command, new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return answer(command, "BAD not base64");
        }
    }

    private boolean enter(ImapCommand command, String address) throws IOException {
        if (tls != null && structure == null) {
            return answer(command, "NO [PRIVACYREQUIRED] STARTTLS first");
        }
        if (!hall.has(address) || (tls != null && structure != null && !tls.mayUse(structure, address))) {
            return answer(command, "NO [AUTHENTICATIONFAILED] no such mailbox for this client");
        }
        hall.boxes().open(address);
        Wire server = new Wire(new Socket(InetAddress.getLoopbackAddress(), hall.boxes().port()));
        server.line();
        server.say("G LOGIN \"" + address + "\" " + Boxes.PASSWORD);
        if (!server.line().startsWith("G OK")) {
            throw new IOException("the mailboxes refuse their own door");
        }
        answer(command, "OK entered");
        Thread.ofVirtual().name("mssante-imap-answers").start(() -> answers(server));
        client.pourInto(server);
        return false;
    }

    private void answers(Wire server) {
        try {
            server.pourInto(client);
        } catch (IOException e) {
            // Closed by the other direction: the client has left.
            LOG.debug("IMAP session ended: {}", e.getClass().getSimpleName());
        }
    }

    private boolean answer(ImapCommand command, String text) throws IOException {
        client.say(command.tag() + " " + text);
        return true;
    }
}
