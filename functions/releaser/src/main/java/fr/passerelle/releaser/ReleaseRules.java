package fr.passerelle.releaser;

import java.time.Duration;

import fr.passerelle.core.flow.Ceiling;

/**
 * How much one run may release.
 *
 * @param perRun dispatches of one destination of an establishment: more could not leave before the next run
 * @param backfillPerRun of them, those of a backlog
 * @param tick time between two runs
 */
public record ReleaseRules(int perRun, int backfillPerRun, Duration tick) {
    /**
     * From the ceilings of the DMP.
     *
     * @param feedsPerSecond of one structure
     * @param backfillPerHour of one structure
     */
    public static ReleaseRules of(long feedsPerSecond, long backfillPerHour, Duration tick) {
        long backfill = backfillPerHour * tick.toSeconds() / Duration.ofHours(1).toSeconds();
        return new ReleaseRules(Math.toIntExact(Math.max(1, tick.dividedBy(Ceiling.interval(feedsPerSecond)))),
                Math.toIntExact(Math.max(1, backfill)),
                tick);
    }
}
