package fr.passerelle.mailbox.mime;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;

/** A {@code multipart/mixed} whose boundary is given: the library draws a random one, and the same mail must have the same bytes. */
final class FixedBoundary extends MimeMultipart {
    FixedBoundary(String boundary) throws ParseException {
        super("mixed");
        var type = new ContentType(contentType);
        type.setParameter("boundary", boundary);
        contentType = type.toString();
    }
}
