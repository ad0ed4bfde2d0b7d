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

import fr.passerelle.core.document.Priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CeilingTest {
    private static final Ceiling CEILING = new Ceiling(4, 1200, BackfillHours.of("20:00-06:00"));

    @Test
    void aWholeDayOfBacklogsStaysUnderWhatMustBeAnnounced() {
        assertThat(Duration.ofDays(1).plus(CEILING.backfill().patience()).dividedBy(CEILING.backfill().interval())).isLessThan(30_000);
    }

    @Test
    void anUrgentCallWaitsLongerForItsSlot() {
        assertThat(CEILING.calls(Priority.URGENT).patience()).isGreaterThan(CEILING.calls(Priority.NORMAL).patience());
        assertThat(CEILING.calls(Priority.BACKFILL).patience()).isEqualTo(CEILING.calls(Priority.NORMAL).patience());
    }

    /** Each call leaves between its slot and the latest moment for it. */
    @Property(tries = 300)
    void noSecondHasMoreCallsThanTheFigureHoweverLateEachIs(@ForAll @IntRange(min = 1, max = 20) int perSecond,
            @ForAll @Size(min = 2, max = 60) List<@IntRange(min = 0, max = 100) Integer> lateness) {
        Duration interval = new Ceiling(perSecond, 1200, CEILING.backfillHours()).calls(Priority.NORMAL).interval();
        List<Instant> calls = new ArrayList<>();
        for (int i = 0; i < lateness.size(); i++) {
            calls.add(Instant.EPOCH.plus(interval.multipliedBy(i)).plusMillis(lateness.get(i)));
        }
        for (int i = perSecond; i < calls.size(); i++) {
            // A division that does not fall right costs a few nanoseconds.
            assertThat(Duration.between(calls.get(i - perSecond), calls.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1).minusNanos(20));
        }
    }

    @Test
    void aCeilingOfNothingIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(0, 1200, CEILING.backfillHours()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(4, 0, CEILING.backfillHours()));
    }
}
