package fr.passerelle.core.paper;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.pathway.Fallback;

/**
 * Why the next messages of a pathway to a patient are printed, until something is read or the mailbox is due to be tried again
 * (use-cases.md §5.F.3). What the patient asked for and what the DMP says of the profile are kept elsewhere.
 *
 * @param pathway identifier of the pathway, {@link #EVERY} for a mailbox that was found closed
 * @param notedAt when a message was found undelivered or unread
 */
public record PaperReason(String pathway, PaperCause cause, Instant notedAt) {
    /** In place of a pathway: what was found holds for all of them. */
    public static final String EVERY = "*";
    /** How long a mailbox found closed is left alone (messages.md §5.5), like a shut profile. */
    private static final Duration CLOSED = Profile.TRUSTED;

    /** A mailbox that was found closed or unknown. */
    public static PaperReason closed(Instant notedAt) {
        return new PaperReason(EVERY, PaperCause.CLOSED, notedAt);
    }

    /** Whether it still keeps messages of a pathway from leaving; afterwards the mailbox is tried again. */
    public boolean holds(Fallback fallback, ZoneId zone, Instant now) {
        return pathway.equals(EVERY)
                ? now.isBefore(notedAt.plus(CLOSED))
                : fallback.paper() && now.isBefore(notedAt.atZone(zone).plusMonths(fallback.retryMonths()).toInstant());
    }
}
