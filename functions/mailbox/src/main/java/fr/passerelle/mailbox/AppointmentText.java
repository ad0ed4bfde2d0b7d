package fr.passerelle.mailbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.mailbox.text.FrenchTime;

/** What every text about an appointment may say; for a sensitive unit nothing that tells which one it is (messages.md §6.5). */
final class AppointmentText {
    private static final List<String> USUAL_PAPERS = List.of("votre pièce d'identité", "votre carte Vitale ou son attestation",
            "votre carte de mutuelle", "vos ordonnances et résultats récents, si vous en avez");

    private AppointmentText() {
    }

    /** Whether its unit must not be told. */
    static boolean neutral(AppointmentPackage content) {
        return SensitiveUnits.hold(content.establishment(), content.event().place().unit());
    }

    /**
     * Values of the templates.
     *
     * @param pdf whether a convocation is joined
     */
    static Map<String, Object> values(AppointmentPackage content, boolean pdf) {
        AppointmentEvent event = content.event();
        Establishment establishment = content.establishment();
        var time = new FrenchTime(establishment.zone());
        boolean neutral = neutral(content);
        Map<String, Object> values = neutral ? neutral(establishment) : detailed(event);
        values.put("neutral", neutral);
        values.put("pdf", pdf);
        values.put("patient", Names.friendly(event.patient()));
        values.put("establishment", establishment.name());
        values.put("address", event.place().address());
        values.put("switchboard", establishment.phone());
        values.put("sender", establishment.mailbox().displayName());
        values.put("reply", event.message().replyAllowed());
        values.put("hours", neutral ? "" : orEmpty(content.replyHours()));
        values.put("day", time.day(event.start()));
        values.put("hour", time.hour(event.start()));
        values.put("zone", time.zone(event.start()));
        values.put("lasting", event.end() == null ? "" : time.length(event.start(), event.end()));
        return values;
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
