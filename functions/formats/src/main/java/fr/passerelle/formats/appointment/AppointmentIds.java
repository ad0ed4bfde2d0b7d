package fr.passerelle.formats.appointment;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import fr.passerelle.core.dispatch.Ids;

/** Identifiers of appointments, in the one form that all sources share ({@code appointment.schema.json}). */
public final class AppointmentIds {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/^-]{0,99}");
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9._:/^-]");
    private static final int SHOWN = 80;
    private static final int DIGEST = 8;

    private AppointmentIds() {
    }

    static boolean wellFormed(String id) {
        return FORM.matcher(id).matches();
    }

    /**
     * That of a source which numbers within an authority: {@code F-778812^AGENDA}. One that had to be changed gets a few digits of its
     * digest, so that it never stands for another.
     *
     * @param value not empty
     * @param authority software or domain that gave it, empty when it is not told
     */
    public static String of(String value, String authority) {
        String whole = authority.isEmpty() ? value : value + "^" + authority;
        if (wellFormed(whole)) {
            return whole;
        }
        String safe = "A" + UNUSUAL.matcher(whole).replaceAll("-");
        return safe.substring(0, Math.min(SHOWN, safe.length())) + "-"
                + Ids.sha256(whole.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST);
    }
}
