package fr.passerelle.core.paper;

import java.time.Instant;
import java.time.ZoneId;

import fr.passerelle.core.pathway.Fallback;

/**
 * Why the next messages of a pathway to a patient are printed, until something is read or the mailbox is due to be tried again
 * (use-cases.md §5.F.3). What the patient asked for and what the DMP says of the profile are kept elsewhere.
 *
 * @param pathway identifier of the pathway
 * @param notedAt when a message was found undelivered or unread
 */
public record PaperReason(String pathway, PaperCause cause, Instant notedAt) {
    /** Whether it still keeps messages from leaving; afterwards the mailbox is tried again. */
    public boolean holds(Fallback fallback, ZoneId zone, Instant now) {
        return fallback.paper() && now.isBefore(notedAt.atZone(zone).plusMonths(fallback.retryMonths()).toInstant());
    }
}
