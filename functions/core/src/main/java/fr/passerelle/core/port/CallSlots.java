package fr.passerelle.core.port;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The slot given last in each lane of a structure, shared by all copies of the functions. */
public interface CallSlots {
    Optional<Instant> last(String establishment, Lane lane);

    /** @return false when the last slot is no longer {@code before} (absent: when there is one): somebody else was quicker */
    boolean take(String establishment, Lane lane, @Nullable Instant before, Instant slot);

    /** Lanes, each with its own pace. */
    enum Lane {
        /** Every call. */
        CALLS,
        /** The calls for backlogs, besides. */
        BACKFILL
    }
}
