package fr.passerelle.mailbox.smtp;

import java.io.IOException;
import java.io.OutputStream;

import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPMessage;

import fr.passerelle.core.port.MailTransport.Content;

/** A message whose bytes come straight from their source, and that knows whether all of them were given. */
final class StreamedMessage extends SMTPMessage {
    private final Content source;
    private boolean given;

    StreamedMessage(Session session, Content source) {
        super(session);
        this.source = source;
    }

    /** Writes the message as it is: its headers are ready, none is left out. */
    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        source.writeTo(out);
        given = true;
    }

    boolean given() {
        return given;
    }
}
