package fr.passerelle.mailbox.incoming;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/**
 * One part of a message that holds no other.
 *
 * @param type media type in lower case, without parameters
 * @param name file name, absent for a text to be read
 * @param charset as declared, absent when not
 */
record MailPart(String type, @Nullable String name, @Nullable String charset, MimePart source) {
    private static final int LARGEST_TEXT = 1 << 20;

    boolean text() {
        return name == null && type.equals("text/plain");
    }

    boolean page() {
        return name == null && type.equals("text/html");
    }

    /** Its content, decoded; as it came when its encoding is broken. */
    byte[] content() {
        try (InputStream decoded = source.getInputStream()) {
            return decoded.readAllBytes();
        } catch (IOException | MessagingException _) {
            return raw();
        }
    }

    private byte[] raw() {
        try (InputStream raw = switch (source) {
            case MimeBodyPart part -> part.getRawInputStream();
            case MimeMessage whole -> whole.getRawInputStream();
            default -> InputStream.nullInputStream();
        }) {
            return raw.readAllBytes();
        } catch (IOException | MessagingException _) {
            return new byte[0];
        }
    }

    /** Its text, cut at one million bytes: as declared, else UTF-8, else Latin-1, which reads any byte. */
    String words() {
        byte[] content = content();
        var bytes = ByteBuffer.wrap(content, 0, Math.min(content.length, LARGEST_TEXT));
        try {
            return declared().newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException _) {
            return StandardCharsets.ISO_8859_1.decode(bytes).toString();
        }
    }

    private Charset declared() {
        try {
            return charset == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
