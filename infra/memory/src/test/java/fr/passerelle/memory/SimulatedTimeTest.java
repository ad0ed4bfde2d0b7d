package fr.passerelle.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatedTimeTest {
    private static final Instant START = Instant.parse("2026-03-15T09:00:00Z");

    private final SimulatedTime time = new SimulatedTime(START);
    private final List<String> told = new ArrayList<>();

    @Test
    void workAtTheSameTimeCrossesAndTimeJumpsToWhatComesNext() {
        time.at(START.plusSeconds(60), () -> works("a", 3_600));
        time.at(START.plusSeconds(120), () -> works("b", 60));
        time.runUntil(START.plus(Duration.ofDays(1)));
        assertThat(told).containsExactly("a begins at 60", "b begins at 120", "b ends at 180", "a ends at 3660");
        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void whatIsWaitedForMustBeAbleToHappen() {
        time.at(START, () -> works("a", 1));
        assertThatThrownBy(() -> time.runUntil(() -> told.size() == 3)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing happens any more");
    }

    @Test
    void aFailureOfAnyWorkIsAFailureOfTheStory() {
        time.at(START, () -> {
            throw new IllegalArgumentException("wrong");
        });
        assertThatThrownBy(() -> time.runUntil(START.plusSeconds(1))).hasRootCauseMessage("wrong");
    }

    private void works(String name, long seconds) {
        told.add(name + " begins at " + Duration.between(START, time.instant()).toSeconds());
        time.sleep(Duration.ofSeconds(seconds));
        told.add(name + " ends at " + Duration.between(START, time.instant()).toSeconds());
    }
}
