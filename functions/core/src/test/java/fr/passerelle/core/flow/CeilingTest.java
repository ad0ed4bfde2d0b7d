package fr.passerelle.core.flow;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.document.Priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CeilingTest {
    private static final Ceiling CEILING = new Ceiling(4, 1200, BackfillHours.of("20:00-06:00"));

    @Test
    void aMinuteHasAsManyCallsAsTheCeilingAllows() {
        assertThat(CEILING.most(Priority.URGENT, Duration.ofMinutes(1))).isEqualTo(240);
        assertThat(CEILING.most(Priority.NORMAL, Duration.ofMinutes(1))).isEqualTo(240);
        assertThat(CEILING.most(Priority.BACKFILL, Duration.ofMinutes(1))).isEqualTo(20);
    }

    @Test
    void aWholeDayOfBacklogsStaysUnderWhatMustBeAnnounced() {
        assertThat(CEILING.most(Priority.BACKFILL, Duration.ofDays(1))).isLessThan(30_000);
    }

    @Test
    void aVerySlowPaceStillLetsOnePass() {
        assertThat(new Ceiling(1, 1, CEILING.backfillHours()).most(Priority.BACKFILL, Duration.ofMinutes(1))).isOne();
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
