package fr.passerelle.formats.xds;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DtmTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter CDA = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    /** The examples of documents.md §4.5, then the places and days where the offset matters. */
    @ParameterizedTest
    @CsvSource({"20260309113000+0100,20260309103000", "20260701120000+0200,20260701100000", "202603091130+0100,202603091030",
            "20260309,20260309", "20260302090000,20260302080000", "202603,202603", "2026,2026", "20260101003000+0100,20251231233000",
            "20251231200000-0400,20260101000000", "20260309113000.123+0100,20260309103000"})
    void a_time_of_a_CDA_becomes_UTC_and_keeps_its_precision(String cda, String expected) {
        assertThat(Dtm.ofCda(cda, PARIS)).isEqualTo(expected);
    }

    @Test
    void an_hour_without_offset_takes_the_zone_of_the_hospital() {
        assertThat(Dtm.ofCda("20260302090000", ZoneId.of("America/Guadeloupe"))).isEqualTo("20260302130000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hier", "2026-03-09", "20260309113000Z", "202603091", "20261309113000+0100"})
    void what_is_no_time_is_refused(String value) {
        assertThatThrownBy(() -> Dtm.ofCda(value, PARIS)).isInstanceOfAny(IllegalArgumentException.class,
                java.time.DateTimeException.class);
    }

    @Property
    void the_instant_of_a_time_does_not_change_whatever_its_offset(@ForAll @LongRange(min = 0, max = 4_102_444_799L) long second,
            @ForAll @IntRange(min = -12 * 4, max = 14 * 4) int quarters) {
        Instant instant = Instant.ofEpochSecond(second);
        OffsetDateTime local = instant.atOffset(ZoneOffset.ofTotalSeconds(quarters * 900));

        assertThat(LocalDateTime.parse(Dtm.of(local), UTC).toInstant(ZoneOffset.UTC)).isEqualTo(instant);
        assertThat(Dtm.ofCda(CDA.format(local), PARIS)).isEqualTo(Dtm.of(local)).isEqualTo(Dtm.of(instant));
    }
}
