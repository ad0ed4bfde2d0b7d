package fr.passerelle.simulators.mssante;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail opened by Jakarta Mail.
 *
 * @param readable whether the message could be parsed to its last part; when not, {@code parts} holds what could
 * @param parts leaves, in order
 */
record ParsedMail(ReceivedMail.Envelope envelope, MimeMessage message, List<Leaf> parts, boolean readable) {

    /**
     * A leaf of the MIME tree.
     *
     * @param type content type in lower case, without parameters
     * @param name decoded file name, empty when there is none
     * @param content decoded bytes
     */
    record Leaf(String type, String name, Content content) {}

    /** Decoded bytes of a leaf. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    static ParsedMail of(ReceivedMail.Envelope envelope, byte[] content) {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.decodefilename", "true");
        List<Leaf> leaves = new ArrayList<>();
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(properties), new ByteArrayInputStream(content));
            return new ParsedMail(envelope, message, List.copyOf(leaves), read(message, leaves)).with(leaves);
        } catch (MessagingException e) {
            return new ParsedMail(envelope, new MimeMessage(Session.getInstance(properties)), List.of(), false);
        }
    }

    private ParsedMail with(List<Leaf> leaves) {
        return new ParsedMail(envelope, message, List.copyOf(leaves), readable);
    }

    private static boolean read(Part part, List<Leaf> leaves) {
        try {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
                boolean readable = true;
                for (int i = 0; i < multipart.getCount(); i++) {
                    readable &= read(multipart.getBodyPart(i), leaves);
                }
                return readable;
            }
            byte[] bytes = part.getInputStream().readAllBytes();
            String type = part.getContentType().toLowerCase(Locale.ROOT);
            int semicolon = type.indexOf(';');
            String name = Optional.ofNullable(part.getFileName()).orElse("");
            leaves.add(new Leaf(semicolon < 0 ? type : type.substring(0, semicolon).strip(), name, () -> new ByteArrayInputStream(bytes)));
            return true;
        } catch (MessagingException | IOException e) {
            return false;
        }
    }

    /** Raw header, unfolded, empty when absent. */
    String header(String name) {
        try {
            return Optional.ofNullable(message.getHeader(name, null)).orElse("").replaceAll("\r?\n[ \t]", " ").strip();
        } catch (MessagingException e) {
            return "";
        }
    }

    /** The only address of a header, empty when there is none or several. */
    String address(String name) {
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(header(name), true);
            return addresses.length == 1 ? addresses[0].getAddress() : "";
        } catch (AddressException e) {
            return "";
        }
    }

    /** Decoded subject, empty when absent. */
    String subject() {
        try {
            return Optional.ofNullable(message.getSubject()).orElse("");
        } catch (MessagingException e) {
            return "";
        }
    }

    Optional<Leaf> named(String name) {
        return parts.stream().filter(leaf -> leaf.name().equals(name)).findFirst();
    }
}
