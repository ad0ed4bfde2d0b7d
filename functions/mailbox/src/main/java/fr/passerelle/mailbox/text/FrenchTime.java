package fr.passerelle.mailbox.text;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Dates and times as a patient reads them, in the hospital's zone: weekday always there, hours in the French form. */
public final class FrenchTime {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.FRANCE);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRANCE);
    private static final DateTimeFormatter GENERIC_ZONE = DateTimeFormatter.ofPattern("vvvv", Locale.FRANCE);
    /** Zones of French hospitals by the name people use there. */
    private static final Map<String, String> ZONES = Map.of("Europe/Paris", "heure de Paris", "America/Martinique",
            "heure de la Martinique",
            "America/Guadeloupe", "heure de la Guadeloupe", "America/Cayenne", "heure de la Guyane", "Indian/Reunion",
            "heure de La Réunion", "Indian/Mayotte", "heure de Mayotte", "America/Miquelon", "heure de Saint-Pierre-et-Miquelon");

    private final ZoneId zone;

    public FrenchTime(ZoneId zone) {
        this.zone = zone;
    }

    /** E.g. {@code mardi 14 avril 2026}; the first of a month is {@code 1er}. */
    public String day(OffsetDateTime at) {
        return first(DAY.format(local(at)));
    }

    /** E.g. {@code 14 avril 2026}. */
    public String date(OffsetDateTime at) {
        return first(DATE.format(local(at)));
    }

    /** E.g. {@code 9 h 30} or {@code 14 h}. */
    public String hour(OffsetDateTime at) {
        ZonedDateTime local = local(at);
        return local.getMinute() == 0 ? local.getHour() + " h" : "%d h %02d".formatted(local.getHour(), local.getMinute());
    }

    /** E.g. {@code heure de Paris}. */
    public String zone(OffsetDateTime at) {
        return ZONES.getOrDefault(zone.getId(), GENERIC_ZONE.format(local(at)));
    }

    /** E.g. {@code 30 minutes}, {@code 1 heure}, {@code 2 heures 15}. */
    public String length(OffsetDateTime start, OffsetDateTime end) {
        long minutes = Duration.between(start, end).toMinutes();
        if (minutes < 60) {
            return minutes == 1 ? "1 minute" : minutes + " minutes";
        }
        String hours = minutes / 60 == 1 ? "1 heure" : minutes / 60 + " heures";
        return minutes % 60 == 0 ? hours : hours + " %02d".formatted(minutes % 60);
    }

    private ZonedDateTime local(OffsetDateTime at) {
        return at.atZoneSameInstant(zone);
    }

    private static String first(String date) {
        return date.replaceFirst("(^|\\s)1 ", "$11er ");
    }
}
