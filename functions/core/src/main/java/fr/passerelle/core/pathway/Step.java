package fr.passerelle.core.pathway;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * A message that leaves by itself some days before an appointment or after a stay (use-cases.md §4, P06 to P09).
 *
 * @param id stable within its pathway
 * @param days from the day of the anchor: before it when negative
 * @param text body in French without any clinical word; absent: the reminder of the software
 * @param last whether its text ends the exchange: nobody can answer it, whatever the pathway says of the others
 */
public record Step(String id, Anchor anchor, int days, @Nullable String text, boolean last) {
    /** One that may be answered as its pathway says. */
    public Step(String id, Anchor anchor, int days, @Nullable String text) {
        this(id, anchor, days, text, false);
    }

    /** When messages leave: an hour at which nobody is woken. */
    static final LocalTime HOUR = LocalTime.of(9, 0);

    /** What the days are counted from. */
    public enum Anchor {
        APPOINTMENT,
        DISCHARGE
    }

    /** @param zone of the establishment */
    public Instant due(Instant anchoredAt, ZoneId zone) {
        return anchoredAt.atZone(zone).toLocalDate().plusDays(days).atTime(HOUR).atZone(zone).toInstant();
    }
}
