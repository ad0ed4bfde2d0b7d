package fr.passerelle.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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
    private static final List<String> USUAL_PAPERS = List.of("votre pièce d'identité", "votre carte Vitale ou son attestation",
            "votre carte de mutuelle", "vos ordonnances et résultats récents, si vous en avez");
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
                subject(announcement.kind(), event, time), event.message().replyTo(),
                text(content, announcement.kind(), neutral, pdf != null, time));
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

    private String text(AppointmentPackage content, Announcement.Kind kind, boolean neutral, boolean pdf, FrenchTime time) {
        AppointmentEvent event = content.event();
        Establishment establishment = content.establishment();
        Map<String, Object> values = neutral ? neutral(establishment) : detailed(event);
        values.put("neutral", neutral);
        values.put("pdf", pdf);
        values.put("patient", Names.friendly(event.patient()));
        values.put("establishment", establishment.name());
        values.put("address", event.place().address());
        values.put("switchboard", establishment.phone());
        values.put("sender", establishment.mailbox().displayName());
        values.put("reply", event.message().replyAllowed());
        values.put("day", time.day(event.start()));
        values.put("hour", time.hour(event.start()));
        values.put("zone", time.zone(event.start()));
        values.put("lasting", event.end() == null ? "" : time.length(event.start(), event.end()));
        return templates.fill(switch (kind) {
            case CONVOCATION -> Templates.Name.CONVOCATION;
            case CHANGE -> Templates.Name.CHANGE;
            case CANCELLATION -> Templates.Name.CANCELLATION;
        }, values);
    }

    private static Map<String, Object> detailed(AppointmentEvent event) {
        var values = new HashMap<String, Object>();
        values.put("ownText", orEmpty(event.message().text()));
        values.put("unit", event.place().unit());
        values.put("room", orEmpty(event.place().room()));
        values.put("access", orEmpty(event.place().access()));
        values.put("phone", event.place().phone());
        values.put("team", event.practitioner() == null ? "L'équipe de l'unité" : event.practitioner());
        values.put("hasInstructions", !event.instructions().isEmpty());
        values.put("instructions", event.instructions());
        values.put("toBring", event.toBring().isEmpty() ? USUAL_PAPERS : event.toBring());
        return values;
    }

    private static Map<String, Object> neutral(Establishment establishment) {
        var values = new HashMap<String, Object>();
        for (String silent : List.of("ownText", "unit", "room", "access", "team")) {
            values.put(silent, "");
        }
        values.put("phone", establishment.phone());
        values.put("hasInstructions", false);
        values.put("instructions", List.of());
        values.put("toBring", USUAL_PAPERS);
        return values;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
