package fr.passerelle.core.flow;

import java.time.Duration;

import fr.passerelle.core.document.Priority;

/**
 * How much of the DMP one structure may use (dmp-transport.md §2.4: fewer than five feeds a second, backlogs at night, 30 000 documents a
 * day at most without a word to the host).
 *
 * @param callsPerSecond all calls together
 * @param backfillPerHour of them, those for backlogs
 * @param backfillHours when there are any for backlogs
 */
public record Ceiling(int callsPerSecond, int backfillPerHour, BackfillHours backfillHours) {
    /** How late after its slot a call may leave; later, it needs another slot. */
    public static final Duration LATENESS = Duration.ofMillis(100);
    private static final Duration URGENT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** The sweeper releases once a minute: the whole minute may be taken at once, the pace of all calls spreads it. */
    private static final Duration ADVANCE = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException unless both figures are positive */
    public Ceiling {
        if (callsPerSecond < 1 || backfillPerHour < 1) {
            throw new IllegalArgumentException("a ceiling lets something pass: " + callsPerSecond + "/s, " + backfillPerHour + "/h");
        }
    }

    /**
     * Time between two slots: a little more than the figure says, so that no second has one call too many when the first one in it was as late
     * as it may be.
     */
    public static Duration interval(long callsPerSecond) {
        return Duration.ofSeconds(1).plus(LATENESS).dividedBy(callsPerSecond);
    }

    /** The pace all calls share; an urgent one waits longer for its slot rather than being put off. */
    public Pace calls(Priority priority) {
        return new Pace(interval(callsPerSecond), priority == Priority.URGENT ? URGENT_PATIENCE : PATIENCE);
    }

    /** The account of backlogs, which may be drawn a minute ahead. */
    public Pace backfill() {
        return Pace.of(backfillPerHour, Duration.ofHours(1), ADVANCE);
    }
}
