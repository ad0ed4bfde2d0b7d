package fr.passerelle.core.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void theFirstCallLeavesAtOnceAndTheNextOnesInTheirTurn() {
        Pace pace = Pace.of(4, SECOND, SECOND);
        assertThat(pace.slot(null, NOW)).isEqualTo(NOW);
        assertThat(pace.slot(NOW, NOW)).isEqualTo(NOW.plusMillis(250));
        assertThat(pace.slot(NOW, NOW.plusSeconds(60))).as("a rest is not saved for later").isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void aSlotIsWaitedForAsLongAsThePatienceLasts() {
        Pace pace = Pace.of(4, SECOND, SECOND);
        assertThat(pace.near(NOW.plus(SECOND), NOW)).isTrue();
        assertThat(pace.near(NOW.plus(SECOND).plusNanos(1), NOW)).isFalse();
    }

    /** Whenever calls are asked for, even by clocks that disagree. */
    @Property(tries = 300)
    void noTwoSlotsAreCloserThanTheIntervalAndNoWindowHasMoreThanTheRate(@ForAll @IntRange(min = 1, max = 50) int rate,
            @ForAll @Size(max = 60) List<@IntRange(min = -300, max = 900) Integer> steps) {
        Pace pace = Pace.of(rate, SECOND, Duration.ofSeconds(5));
        List<Instant> slots = new ArrayList<>();
        Instant now = NOW;
        for (int step : steps) {
            now = now.plusMillis(step);
            Instant slot = pace.slot(slots.isEmpty() ? null : slots.getLast(), now);
            assertThat(slot).as("never in the past").isAfterOrEqualTo(now);
            if (pace.near(slot, now)) {
                slots.add(slot);
            }
        }
        for (int i = 1; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 1), slots.get(i))).isGreaterThanOrEqualTo(pace.interval());
        }
        for (Instant from : slots) {
            // A division that does not fall right may let the first of the next second in by a few nanoseconds.
            Instant to = from.plus(SECOND).minusNanos(rate);
            assertThat(slots).filteredOn(s -> !s.isBefore(from) && s.isBefore(to)).hasSizeLessThanOrEqualTo(rate);
        }
    }
}
