package fr.passerelle.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.mailbox.mime.MimeMail;
import fr.passerelle.mailbox.text.FrenchTime;
import fr.passerelle.mailbox.text.Templates;

/**
 * A mail that leaves by itself at its day: the reminder of an appointment, or the text of a step (use-cases.md §4, P06 to P09). It carries
 * nothing, and its subject says nothing of care.
 */
public final class StepMail {
    private final String productNumber;
    private final Templates templates;

    /** @param productNumber {@code X-MSS-NIL} (messages.md §5.1) */
    public StepMail(String productNumber, Templates templates) {
        this.productNumber = productNumber;
        this.templates = templates;
    }

    /**
     * What a pathway writes.
     *
     * @param appointment what it is about, absent after a stay
     */
    public record Written(Establishment establishment, String text, Reply reply, @Nullable OffsetDateTime appointment) {
        @Override
        public String toString() {
            return "Written[***]";
        }
    }

    /** Whether the unit of an appointment forbids any other text than the reminder, which does not name it. */
    public static boolean silent(AppointmentPackage content) {
        return AppointmentText.neutral(content);
    }

    /**
     * Writes the reminder of an appointment.
     *
     * @throws IOException when {@code out} cannot be written
     */
    public void remind(AppointmentPackage content, Heading heading, OutputStream out) throws IOException {
        var event = content.event();
        var time = new FrenchTime(content.establishment().zone());
        MimeMail mail = sender(content.establishment()).mail(heading,
                "Rappel : votre rendez-vous du " + time.day(event.start()) + " à " + time.hour(event.start()),
                silent(content) ? event.message().replyTo() : content.replyTo(),
                templates.fill(Templates.Name.REMINDER, AppointmentText.values(content, false)));
        end(mail, event.message().replyAllowed()).writeTo(out);
    }

    /**
     * Writes the text of a step.
     *
     * @throws IOException when {@code out} cannot be written
     */
    public void write(Written step, Heading heading, OutputStream out) throws IOException {
        boolean open = step.reply().policy() == Reply.Policy.OPEN;
        MimeMail mail = sender(step.establishment()).mail(heading, subject(step), open ? step.reply().mailbox() : null,
                templates.fill(Templates.Name.STEP, values(step, open)));
        end(mail, open).writeTo(out);
    }

    private static String subject(Written step) {
        OffsetDateTime at = step.appointment();
        return at == null
                ? "Un message après votre venue"
                : "Pour préparer votre rendez-vous du " + new FrenchTime(step.establishment().zone()).day(at);
    }

    private static Map<String, Object> values(Written step, boolean open) {
        var values = new HashMap<String, Object>();
        values.put("text", step.text().strip());
        values.put("establishment", step.establishment().name());
        values.put("switchboard", step.establishment().phone());
        values.put("sender", step.establishment().mailbox().displayName());
        values.put("reply", open);
        values.put("hours", step.reply().hours() == null ? "" : step.reply().hours());
        values.put("form", step.reply().policy() == Reply.Policy.FORM && step.reply().link() != null ? step.reply().link() : "");
        return values;
    }

    private Sender sender(Establishment establishment) {
        return new Sender(establishment.mailbox(), establishment.zone(), productNumber);
    }

    private static MimeMail end(MimeMail mail, boolean open) {
        return open ? mail : mail.header("X-MSS-MES", "FIN");
    }
}
