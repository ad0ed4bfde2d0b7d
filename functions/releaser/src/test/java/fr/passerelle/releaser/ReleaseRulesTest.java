package fr.passerelle.releaser;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReleaseRulesTest {
    @Test
    void aMinuteReleasesWhatTheCeilingsLetLeaveInAMinute() {
        assertThat(ReleaseRules.of(4, 1_200, Duration.ofMinutes(1))).isEqualTo(new ReleaseRules(218, 20, Duration.ofMinutes(1)));
    }

    @Test
    void eachRunReleasesAtLeastOne() {
        assertThat(ReleaseRules.of(1, 10, Duration.ofSeconds(1))).isEqualTo(new ReleaseRules(1, 1, Duration.ofSeconds(1)));
    }
}
