package fr.passerelle.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.formats.xdm.VaultReader;
import fr.passerelle.mailbox.mime.Attachment;
import fr.passerelle.mailbox.mime.MimeMail;
import fr.passerelle.mailbox.text.FrenchTime;
import fr.passerelle.mailbox.text.Templates;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A mail that tells an appointment: text complete by itself, the convocation in PDF when there is one, an iCalendar file
 * (messages.md §6.5-6.6).
 *
 * <p>The subject never says more than the day and the hour. For a sensitive unit the text is neutral: no unit, room, practitioner,
 * instruction nor text of the unit, no PDF, and the number of the switchboard.
 */
public final class AppointmentMail {
    private static final String CALENDAR_NAME = "rendez-vous.ics";

    private final String productNumber;
    private final Templates templates;

    /** @param productNumber {@code X-MSS-NIL} (messages.md §5.1) */
    public AppointmentMail(String productNumber, Templates templates) {
        this.productNumber = productNumber;
        this.templates = templates;
    }

    /**
     * Writes the mail.
     *
     * @throws IOException when the PDF cannot be read or {@code out} not written
     */
    public void write(AppointmentPackage content, Announcement announcement, Heading heading, VaultReader vault, OutputStream out)
            throws IOException {
        Establishment establishment = content.establishment();
        AppointmentEvent event = content.event();
        boolean neutral = SensitiveUnits.hold(establishment, event.place().unit());
        var time = new FrenchTime(establishment.zone());
        String pdf = neutral || announcement.kind() == Announcement.Kind.CANCELLATION ? null : content.pdf();
        MimeMail mail = new Sender(establishment.mailbox(), establishment.zone(), productNumber).mail(heading,
                subject(announcement.kind(), event, time), neutral ? event.message().replyTo() : content.replyTo(),
                templates.fill(switch (announcement.kind()) {
                    case CONVOCATION -> Templates.Name.CONVOCATION;
                    case CHANGE -> Templates.Name.CHANGE;
                    case CANCELLATION -> Templates.Name.CANCELLATION;
                }, AppointmentText.values(content, pdf != null)));
        if (!event.message().replyAllowed()) {
            mail.header("X-MSS-MES", "FIN");
        }
        if (pdf != null) {
            mail.attach(new Attachment("convocation.pdf", "application/pdf", () -> vault.open(pdf)));
        }
        var calendar = new AppointmentCalendar(establishment, event, neutral);
        byte[] ics = calendar.write(announcement, heading.at()).getBytes(UTF_8);
        mail.attach(new Attachment(CALENDAR_NAME, "text/calendar; charset=UTF-8; method=" + calendar.method(announcement.kind()),
                () -> new ByteArrayInputStream(ics)));
        mail.writeTo(out);
    }

    private static String subject(Announcement.Kind kind, AppointmentEvent event, FrenchTime time) {
        String when = time.day(event.start()) + " à " + time.hour(event.start());
        return switch (kind) {
            case CONVOCATION -> "Votre rendez-vous du " + when;
            case CHANGE -> "Rendez-vous modifié : " + when;
            case CANCELLATION -> "Rendez-vous annulé : " + when;
        };
    }
}
