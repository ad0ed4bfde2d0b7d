package fr.passerelle.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/** A mail as its reader decodes it. */
final class ReadMail {
    private final MimeMessage message;

    ReadMail(byte[] bytes) throws MessagingException {
        message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    String header(String name) throws MessagingException, IOException {
        String value = message.getHeader(name, "\n");
        return value == null ? null : MimeUtility.decodeText(MimeUtility.unfold(value));
    }

    int parts() throws MessagingException, IOException {
        return ((Multipart) message.getContent()).getCount();
    }

    BodyPart part(int index) throws MessagingException, IOException {
        return ((Multipart) message.getContent()).getBodyPart(index);
    }

    byte[] content(int index) throws MessagingException, IOException {
        return part(index).getInputStream().readAllBytes();
    }

    String text() throws MessagingException, IOException {
        return (String) part(0).getContent();
    }
}
