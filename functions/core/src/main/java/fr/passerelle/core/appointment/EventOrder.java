package fr.passerelle.core.appointment;

import java.time.Instant;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Where an event stands among those of its appointment: by version when both events carry one, else by time, then by action
 * (messages.md §6.5).
 *
 * @param version version counter of the source, absent when it has none
 * @param at time of the event in the source; absent only when a version is there
 */
public record EventOrder(@Nullable Long version, @Nullable Instant at, Action action) {
    private static final Comparator<Instant> TIME = Comparator.naturalOrder();

    /** @throws IllegalArgumentException when both are absent */
    public EventOrder {
        if (version == null && at == null) {
            throw new IllegalArgumentException("an appointment event needs a version or a time");
        }
    }

    /**
     * Negative when this event is older, positive when newer, zero when the two claim the same place.
     *
     * <p>When one source counts and the other only dates, no order can be told by count: the dates decide, and without
     * two dates the events are taken as of the same place, which a person must settle.
     */
    public int against(EventOrder other) {
        if (version != null && other.version != null) {
            return version.compareTo(other.version);
        }
        if (at != null && other.at != null) {
            int byTime = TIME.compare(at, other.at);
            return byTime != 0 ? byTime : action.compareTo(other.action);
        }
        return 0;
    }
}
