package fr.passerelle.core.flow;

import java.time.Duration;

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

    @Test
    void aCeilingOfNothingIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(0, 1200, CEILING.backfillHours()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ceiling(4, 0, CEILING.backfillHours()));
    }
}
