package fr.passerelle.hl7;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Hl7TimeTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void aTimeIsReadToItsOwnPrecision() {
        assertThat(Hl7Time.moment("20260309101500.123+0100", PARIS)).contains(OffsetDateTime.parse("2026-03-09T10:15:00+01:00"));
        assertThat(Hl7Time.moment("202603091015-0400", PARIS)).contains(OffsetDateTime.parse("2026-03-09T10:15:00-04:00"));
        assertThat(Hl7Time.moment("2026", PARIS)).contains(OffsetDateTime.parse("2026-01-01T00:00:00+01:00"));
    }

    @Test
    void aTimeWithoutOffsetIsThatOfTheHospital() {
        assertThat(Hl7Time.moment("20260709101500", PARIS)).contains(OffsetDateTime.parse("2026-07-09T10:15:00+02:00"));
    }

    @Test
    void aDayIsWhole() {
        assertThat(Hl7Time.day("19850514")).contains(LocalDate.of(1985, 5, 14));
        assertThat(Hl7Time.day("198505")).isEmpty();
        assertThat(Hl7Time.day("20260230")).isEmpty();
    }

    @Property
    void whatIsNoTimeIsNothing(@ForAll @Chars({'+', '-', '.'}) @CharRange(from = '0', to = '9') String text) {
        assertThat(Hl7Time.moment(text, PARIS)).isNotNull();
        assertThat(Hl7Time.day(text)).isNotNull();
    }
}
