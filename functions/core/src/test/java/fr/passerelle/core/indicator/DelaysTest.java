package fr.passerelle.core.indicator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DelaysTest {
    @Test
    void aDelayFallsUnderTheFirstEdgeThatHoldsIt() {
        assertThat(Delays.bucket(Duration.ofSeconds(60))).isEqualTo("PT1M");
        assertThat(Delays.bucket(Duration.ofSeconds(61))).isEqualTo("PT2M");
        assertThat(Delays.bucket(Duration.ofMinutes(-3))).isEqualTo("PT1M");
        assertThat(Delays.bucket(Duration.ofDays(31))).isEqualTo(Delays.LONGER);
    }

    @Test
    void nothingCountedHasNoPercentile() {
        assertThat(Delays.percentile(Map.of(), 0.5)).isEmpty();
        assertThat(Delays.percentile(Map.of("PT1M", 0L), 0.5)).isEmpty();
    }

    /** Nearest rank: the true percentile lies in the class named, never above its edge. */
    @Property(tries = 200)
    void aPercentileIsNeverFlattered(@ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 3_000_000) Long> seconds,
            @ForAll @LongRange(min = 1, max = 100) long hundredths) {
        Map<String, Long> histogram = seconds.stream()
                .collect(Collectors.groupingBy(s -> Delays.bucket(Duration.ofSeconds(s)), Collectors.counting()));
        List<Long> sorted = seconds.stream().sorted().toList();
        long exact = sorted.get(Math.max(1, (int) Math.ceil(sorted.size() * hundredths / 100.0)) - 1);
        assertThat(Delays.percentile(histogram, hundredths / 100.0)).contains(Delays.bucket(Duration.ofSeconds(exact)));
    }
}
