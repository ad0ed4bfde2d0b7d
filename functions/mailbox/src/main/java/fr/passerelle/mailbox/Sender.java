package fr.passerelle.mailbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.establishment.Mailbox;
import fr.passerelle.mailbox.mime.MimeMail;

/**
 * The headers common to every mail of an establishment (messages.md §5.1).
 *
 * @param mailbox application mailbox that sends; its notices come back to it
 * @param zone zone of the {@code Date} header
 * @param productNumber {@code X-MSS-NIL}, number of the product given by the ANS
 */
record Sender(Mailbox mailbox, ZoneId zone, String productNumber) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** @param replyTo mailbox named for the answers of this mail; absent: the establishment's */
    MimeMail mail(Heading heading, String subject, @Nullable String replyTo, String text) {
        return new MimeMail(heading.bracketedId(), text).header("Date", DATE.format(heading.at().atZone(zone)))
                .from(mailbox.address(), mailbox.displayName())
                .header("To", "<" + heading.recipient() + ">")
                .header("Reply-To", "<" + (replyTo == null ? mailbox.replyTo() : replyTo) + ">")
                .header("Subject", subject).header("Disposition-Notification-To", "<" + mailbox.address() + ">")
                .header("Auto-Submitted", "auto-generated").header("X-MSS-NIL", productNumber);
    }
}
