package fr.passerelle.core.flow;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of the takeover of backlogs: nights and week-ends (dmp-transport.md §2.4).
 *
 * @param from beginning of the night, local time of the establishment
 * @param to end of the night, before {@code from}
 */
public record BackfillHours(LocalTime from, LocalTime to) {
    /**
     * Reads a setting.
     *
     * @param text e.g. {@code 20:00-06:00}
     * @throws IllegalArgumentException for anything else
     */
    public static BackfillHours of(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("hours such as 20:00-06:00 expected, not " + text);
        }
        var hours = new BackfillHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        if (!hours.to.isBefore(hours.from)) {
            throw new IllegalArgumentException("the hours of backlogs go over midnight: " + text);
        }
        return hours;
    }

    /** Now, or when the next night begins. */
    public Instant opens(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean weekEnd = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean night = time.isBefore(to) || !time.isBefore(from);
        return weekEnd || night ? now : local.with(from).toInstant();
    }
}
