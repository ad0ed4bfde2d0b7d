package fr.passerelle.core.consent;

import java.time.Duration;
import java.time.Instant;

/**
 * What the DMP last said of a patient's profile (consent-and-rules.md §4.4). Only an answer of the DMP writes it; a profile nobody
 * asked about has no record.
 *
 * @param knownAt when it was said
 */
public record Profile(State state, Instant knownAt) {
    /** How long a closed or absent profile is taken as such without asking (hypothesis of the reference: 30 days). */
    public static final Duration TRUSTED = Duration.ofDays(30);

    /** States of a profile. */
    public enum State {
        OPEN,
        CLOSED,
        /** No record for this INS. */
        NONE
    }

    /** Whether a document would be refused: known not to be open, and recently enough. */
    public boolean shut(Instant now) {
        return state != State.OPEN && now.isBefore(knownAt.plus(TRUSTED));
    }

    /** Whether it was shut, too long ago to be sure. */
    public boolean doubtful(Instant now) {
        return state != State.OPEN && !shut(now);
    }
}
