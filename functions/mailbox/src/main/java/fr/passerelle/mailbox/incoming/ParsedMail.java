package fr.passerelle.mailbox.incoming;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import org.jspecify.annotations.Nullable;

/** A message opened: its headers and its parts, flat. A message inside the message is a part and stays closed. */
final class ParsedMail {
    private static final int LONGEST_HEADER = 4_096;

    private final MimeMessage message;
    private final List<MailPart> parts;

    private ParsedMail(MimeMessage message, List<MailPart> parts) {
        this.message = message;
        this.parts = List.copyOf(parts);
    }

    /** @throws MessagingException when its header cannot be read */
    static ParsedMail open(byte[] raw, int depth) throws MessagingException, IOException {
        var lenient = new Properties();
        // Headers in plain UTF-8 are met (RFC 6532).
        lenient.setProperty("mail.mime.allowutf8", "true");
        var message = new MimeMessage(Session.getInstance(lenient), new ByteArrayInputStream(raw));
        var parts = new ArrayList<MailPart>();
        collect(message, depth, parts);
        return new ParsedMail(message, parts);
    }

    List<MailPart> parts() {
        return parts;
    }

    Optional<MailPart> part(String type) {
        return parts.stream().filter(p -> p.type().equals(type)).findFirst();
    }

    /** First header of that name, unfolded and cut at 4096 characters; empty when there is none. */
    String header(String name) throws MessagingException {
        String[] values = message.getHeader(name);
        String value = values == null || values.length == 0 ? "" : MimeUtility.unfold(values[0]);
        return value.substring(0, Math.min(value.length(), LONGEST_HEADER)).strip();
    }

    boolean has(String name) throws MessagingException {
        return message.getHeader(name) != null;
    }

    String subject() throws MessagingException {
        return decoded(header("Subject"));
    }

    private static void collect(MimePart part, int depth, List<MailPart> into) throws MessagingException, IOException {
        ContentType type = type(part);
        if (depth > 0 && type.getPrimaryType().equalsIgnoreCase("multipart") && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart each = multipart.getBodyPart(i);
                if (each instanceof MimePart inner) {
                    collect(inner, depth - 1, into);
                }
            }
            return;
        }
        into.add(new MailPart(type.getBaseType().toLowerCase(Locale.ROOT), name(part), type.getParameter("charset"), part));
    }

    private static ContentType type(MimePart part) throws MessagingException {
        String[] written = part.getHeader("Content-Type");
        try {
            return new ContentType(written == null ? "text/plain" : MimeUtility.unfold(written[0]));
        } catch (ParseException _) {
            return new ContentType("application", "octet-stream", null);
        }
    }

    private static @Nullable String name(MimePart part) {
        try {
            String name = part.getFileName();
            return name == null ? null : decoded(name);
        } catch (MessagingException _) {
            return "";
        }
    }

    private static String decoded(String text) {
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException _) {
            return text;
        }
    }
}
