package fr.passerelle.mailbox.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

import fr.passerelle.core.dispatch.Ids;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A mail in the making: headers in the order given, a text, attachments. The same mail has the same bytes, each time it is written:
 * nothing in it is drawn at random nor read from the clock.
 */
public final class MimeMail {
    private final String messageId;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final String text;

    /** @param messageId in angle brackets; the boundary is derived from it */
    public MimeMail(String messageId, String text) {
        this.messageId = messageId;
        this.text = text;
    }

    /**
     * Adds a header.
     *
     * @param value encoded by RFC 2047 when it is not ASCII
     * @throws IllegalArgumentException when a line break could open another header; the message does not repeat the value
     */
    public MimeMail header(String name, String value) {
        if (value.chars().anyMatch(c -> c == '\r' || c == '\n')) {
            throw new IllegalArgumentException("line break in header " + name);
        }
        try {
            headers.put(name, MimeUtility.fold(name.length() + 2, MimeUtility.encodeText(value, UTF_8.name(), "Q")));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
        return this;
    }

    /** {@code From} with a display name: the name alone is encoded, never the address (RFC 2047 §5). */
    public MimeMail from(String address, String displayName) {
        try {
            headers.put("From", MimeUtility.fold(6, new InternetAddress(address, displayName, UTF_8.name()).toString()));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
        return this;
    }

    public MimeMail attach(Attachment attachment) {
        attachments.add(attachment);
        return this;
    }

    /**
     * Writes the mail, RFC 5322 with CRLF lines, attachments streamed.
     *
     * @throws IOException when an attachment cannot be read or {@code out} not written
     */
    public void writeTo(OutputStream out) throws IOException {
        try {
            var parts = new FixedBoundary("=_" + Ids.sha256(messageId.getBytes(UTF_8)).substring(0, 32));
            parts.addBodyPart(textPart());
            for (Attachment attachment : attachments) {
                parts.addBodyPart(part(attachment));
            }
            var message = new MimeMessage(Session.getInstance(new Properties()));
            message.setContent(parts);
            message.saveChanges();
            message.removeHeader("Date");
            message.setHeader("Message-ID", messageId);
            for (var header : headers.entrySet()) {
                message.setHeader(header.getKey(), header.getValue());
            }
            message.writeTo(out);
        } catch (MessagingException e) {
            throw new IOException("mail not written", e);
        }
    }

    private MimeBodyPart textPart() throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text.replace("\r\n", "\n").replace("\n", "\r\n"), "UTF-8");
        part.setHeader("Content-Type", "text/plain; charset=UTF-8");
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static MimeBodyPart part(Attachment attachment) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new SourceData(attachment)));
        part.setHeader("Content-Type", attachment.mediaType());
        part.setHeader("Content-Disposition", ParameterValue.disposition(attachment.name()));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
