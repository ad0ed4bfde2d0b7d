package fr.passerelle.core.announcement;

import java.time.Duration;
import java.time.LocalTime;

/**
 * When people are reminded of an announcement (consent-and-rules.md §5, marked as a hypothesis there); the month itself is the law's.
 *
 * @param firstReminder after the DMP took the document, to the secretary of the author
 * @param lastReminder after the DMP took the document, to the head of the service
 * @param morning hour of the establishment at which something planned for a day happens
 */
public record AnnouncementDelays(Duration firstReminder, Duration lastReminder, LocalTime morning) {
    public static final AnnouncementDelays USUAL = new AnnouncementDelays(Duration.ofDays(10), Duration.ofDays(25), LocalTime.of(8, 0));
}
