package fr.passerelle.mailboxdispatch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.zip.ZipInputStream;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Every byte of a mail as its reader can find it: as it travels, each part decoded, each file of its archives. */
final class OpenedMail {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    private OpenedMail() {
    }

    static String of(String mail) throws MessagingException, IOException {
        var opened = new OpenedMail();
        opened.all.writeBytes(mail.getBytes(UTF_8));
        opened.open(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(UTF_8))));
        return opened.all.toString(UTF_8);
    }

    private void open(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                open(parts.getBodyPart(i));
            }
        } else if (part.isMimeType("application/zip")) {
            try (var zip = new ZipInputStream(part.getInputStream())) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    all.writeBytes(entry.getName().getBytes(UTF_8));
                    zip.transferTo(all);
                }
            }
        } else {
            part.getInputStream().transferTo(all);
        }
    }
}
