package fr.passerelle.core.flow;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackfillHoursTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final BackfillHours HOURS = BackfillHours.of("20:00-06:00");
    private static final long YEAR = 366L * 24 * 3600;

    @ParameterizedTest
    @CsvSource({"2026-11-20T09:00, 2026-11-20T20:00", "2026-11-20T19:59:59, 2026-11-20T20:00", "2026-11-20T20:00, 2026-11-20T20:00",
            "2026-11-20T05:59:59, 2026-11-20T05:59:59", "2026-11-20T06:00, 2026-11-20T20:00"})
    void aWeekDayWaitsForTheNight(LocalDateTime now, LocalDateTime opens) {
        assertThat(HOURS.opens(now.atZone(PARIS).toInstant(), PARIS)).isEqualTo(opens.atZone(PARIS).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T00:00", "2026-11-21T12:00", "2026-11-22T23:59:59"})
    void theWholeWeekEndIsOpen(LocalDateTime now) {
        Instant instant = now.atZone(PARIS).toInstant();
        assertThat(HOURS.opens(instant, PARIS)).isEqualTo(instant);
    }

    @Test
    void theHourIsThatOfTheEstablishment() {
        Instant now = Instant.parse("2026-11-20T19:30:00Z");
        assertThat(HOURS.opens(now, PARIS)).as("20:30 in Paris").isEqualTo(now);
        assertThat(HOURS.opens(now, ZoneId.of("America/Martinique"))).as("15:30 there").isEqualTo("2026-11-21T00:00:00Z");
        assertThat(HOURS.opens(now, ZoneId.of("Indian/Reunion"))).as("23:30 there").isEqualTo(now);
    }

    @Test
    void theNightsOfBothClockChangesAreWhole() {
        for (String night : new String[]{"2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"}) {
            assertThat(HOURS.opens(Instant.parse(night), PARIS)).isEqualTo(night);
        }
    }

    @Property
    void whatOpensIsOpenAndNeverEarlierNorMoreThanTheDayAway(@ForAll @LongRange(min = 0, max = YEAR) long second) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
        Instant opens = HOURS.opens(now, PARIS);
        assertThat(opens).isAfterOrEqualTo(now).isBefore(now.plus(Duration.ofHours(14)).plusNanos(1));
        assertThat(HOURS.opens(opens, PARIS)).as("open then").isEqualTo(opens);
        ZonedDateTime local = now.atZone(PARIS);
        boolean working = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !local.toLocalTime().isBefore(LocalTime.of(6, 0))
                && local.toLocalTime().isBefore(LocalTime.of(20, 0));
        assertThat(opens.isAfter(now)).isEqualTo(working);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20:00", "06:00-20:00", "20:00-20:00", "20:00-06:00-07:00"})
    void hoursThatAreNoNightAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> BackfillHours.of(text));
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> BackfillHours.of("20h-6h")).isInstanceOf(DateTimeException.class);
    }
}
