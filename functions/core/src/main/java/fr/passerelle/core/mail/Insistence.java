package fr.passerelle.core.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Dispatch;

/** How long to insist on a mail that its operator took, then gave back undelivered (use-cases.md K14). */
public enum Insistence {
    /** Nobody gains by another try. */
    NEVER(null, Duration.ZERO),
    /** The way was shut for a while: for 48 hours in all, counted from the first submission. */
    SOON(Duration.ofHours(4), Duration.ofHours(48)),
    /** The mailbox is full: each day, for a week. */
    DAILY(Duration.ofDays(1), Duration.ofDays(7));

    private final @Nullable Duration delay;
    private final Duration longest;

    Insistence(@Nullable Duration delay, Duration longest) {
        this.delay = delay;
        this.longest = longest;
    }

    /** When the mail leaves again; empty once it was insisted on for long enough. */
    Optional<Instant> again(Dispatch mail, Instant now) {
        return Optional.ofNullable(delay).filter(_ -> mail.triedFor(now).compareTo(longest) < 0).map(now::plus);
    }
}
