package fr.passerelle.mailbox.text;

import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrenchTimeTest {
    @ParameterizedTest
    @CsvSource({"2026-04-14T09:30:00+02:00, Europe/Paris, mardi 14 avril 2026, 9 h 30, heure de Paris",
            "2026-12-31T23:30:00Z, Europe/Paris, vendredi 1er janvier 2027, 0 h 30, heure de Paris",
            "2026-08-01T14:00:00+02:00, Europe/Paris, samedi 1er août 2026, 14 h, heure de Paris",
            "2026-04-14T09:05:00+02:00, Indian/Reunion, mardi 14 avril 2026, 11 h 05, heure de La Réunion",
            "2026-04-21T02:00:00Z, America/Martinique, lundi 20 avril 2026, 22 h, heure de la Martinique"})
    void aTimeIsToldInTheZoneOfTheHospitalWithItsWeekday(String at, String zone, String day, String hour, String zoneName) {
        var time = new FrenchTime(ZoneId.of(zone));
        var instant = OffsetDateTime.parse(at);

        assertThat(time.day(instant)).isEqualTo(day);
        assertThat(time.hour(instant)).isEqualTo(hour);
        assertThat(time.zone(instant)).isEqualTo(zoneName);
    }

    @ParameterizedTest
    @CsvSource({"10, 10 minutes", "60, 1 heure", "135, 2 heures 15", "65, 1 heure 05", "1, 1 minute"})
    void aLengthIsToldAsPeopleSayIt(int minutes, String expected) {
        var start = OffsetDateTime.parse("2026-04-14T09:30:00+02:00");

        assertThat(new FrenchTime(ZoneId.of("Europe/Paris")).length(start, start.plusMinutes(minutes))).isEqualTo(expected);
    }

    @Test
    void spacesThatMustNotBreakDoNot() {
        assertThat(Typography.french("Où ? Le 14 avril à 9 h 30 : « ici » ; durée 30 minutes, avec le Dr Test."))
                .isEqualTo(
                        "Où\u00a0? Le 14 avril à 9\u00a0h\u00a030\u00a0: «\u00a0ici\u00a0»\u00a0; durée 30\u00a0minutes, avec le Dr\u00a0Test.");
    }
}
