package fr.passerelle.mailbox;

import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ZoneComponentTest {
    @ParameterizedTest
    @CsvSource({"Europe/Paris, BYMONTH=3;BYDAY=-1SU", "Europe/Paris, BYMONTH=10;BYDAY=-1SU", "America/Miquelon, BYMONTH=3;BYDAY=2SU",
            "America/Miquelon, BYMONTH=11;BYDAY=1SU", "Indian/Reunion, TZOFFSETTO:+0400"})
    void theRulesOfAZoneAreThoseOfTheJdk(String zone, String rule) {
        assertThat(ZoneComponent.of(ZoneId.of(zone), 2025).toString()).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({"Indian/Reunion", "America/Martinique"})
    void aZoneWithoutSummerTimeHasNoRule(String zone) {
        assertThat(ZoneComponent.of(ZoneId.of(zone), 2025).toString()).doesNotContain("RRULE", "DAYLIGHT");
    }
}
