package fr.passerelle.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MediansTest {

    @Test
    void the_middle_run_is_told_whatever_the_order() {
        assertThat(runs(900, 100, 300).millis(ColdStart::initialised)).isEqualTo(300);
    }

    @Test
    void one_slow_run_out_of_seven_changes_nothing() {
        assertThat(runs(100, 101, 102, 103, 104, 105, 60_000).millis(ColdStart::initialised)).isEqualTo(103);
    }

    @Test
    void each_total_is_a_median_of_totals_and_not_a_total_of_medians() {
        var runs = new Medians(List.of(run(100, 100), run(200, 900), run(900, 200)));

        assertThat(runs.millis(ColdStart::total)).isEqualTo(1_100);
        assertThat(runs.millis(ColdStart::initialised)).isEqualTo(200);
        assertThat(runs.millis(ColdStart::first)).isEqualTo(200);
    }

    @Test
    void no_run_has_no_median() {
        assertThatThrownBy(() -> new Medians(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Medians runs(long... initialised) {
        return new Medians(LongStream.of(initialised).mapToObj(millis -> run(millis, 1)).toList());
    }

    private static ColdStart run(long initialised, long first) {
        return new ColdStart(Duration.ofMillis(initialised), Duration.ZERO, Duration.ofMillis(first), Duration.ZERO);
    }
}
