package fr.passerelle.appointmentintake;

import org.jspecify.annotations.Nullable;

import fr.passerelle.formats.appointment.EventLabel;

/** Name under which an event gets its answer (docs/appointment-format.md): {@code rdv-<appointment>-<version or time>}. */
final class EventName {
    private static final int SHORT_DIGEST = 16;

    private EventName() {
    }

    /** @param digest SHA-256 of the message, which names an event that nothing else names */
    static String of(@Nullable EventLabel label, String digest) {
        if (label == null) {
            return "rdv-" + digest.substring(0, SHORT_DIGEST);
        }
        String order = label.order().isEmpty() ? digest.substring(0, SHORT_DIGEST) : label.order();
        return "rdv-" + label.appointmentId().replaceAll("[^A-Za-z0-9._]", "-") + "-" + order;
    }
}
