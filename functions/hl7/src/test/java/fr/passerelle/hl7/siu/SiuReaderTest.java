package fr.passerelle.hl7.siu;

import java.time.Instant;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentEvent;
import fr.passerelle.core.appointment.EventOrder;
import fr.passerelle.core.appointment.Place;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.formats.appointment.AppointmentReading;
import fr.passerelle.hl7.Hl7Message;
import fr.passerelle.hl7.feed.Feeds;

import static org.assertj.core.api.Assertions.assertThat;

/** Scheduling messages give the event that the JSON form gives (messages.md §6.2, §6.5). */
class SiuReaderTest {
    private static final String NEW = "30_siu_s12_new.er7";

    @Test
    void aNewAppointmentSaysAllThatItsPatientMustKnow() {
        AppointmentReading reading = read(NEW);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.label().order()).isEqualTo("20260315T090000Z");
        AppointmentEvent event = event(reading);
        assertThat(event.key().appointmentId()).isEqualTo("F-778812^AGENDA-DEMO");
        assertThat(event.order()).isEqualTo(new EventOrder(null, Instant.parse("2026-03-15T09:00:00Z"), Action.CREATE));
        assertThat(event.start()).hasToString("2026-04-14T09:30+02:00");
        assertThat(event.end()).hasToString("2026-04-14T10:00+02:00");
        assertThat(event.unit()).isEqualTo("CARDIO");
        assertThat(event.place()).isEqualTo(new Place("Consultation de cardiologie", "Salle 12, Bat. A, étage 2",
                "1 rue de l'Exemple, 99001 VILLETEST", null, "01 00 00 00 00"));
        assertThat(event.practitioner()).isEqualTo("DENISE MEDECIN-TEST");
        assertThat(event.patient().qualified()).isTrue();
        assertThat(reading.silence()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"31_siu_s13_reschedule.er7, CHANGE", "32_siu_s14_modify_location.er7, CHANGE", "33_siu_s15_cancel.er7, CANCEL",
            "34_siu_s17_delete.er7, CANCEL"})
    void laterMessagesTakeTheirPlaceByTheirTime(String sample, Action action) {
        AppointmentEvent event = event(read(sample));
        assertThat(event.action()).isEqualTo(action);
        assertThat(event.order().against(event(read(NEW)).order())).isPositive();
        assertThat(event.start()).hasToString("2026-04-21T14:00+02:00");
    }

    /** All resources of a cancelled appointment are marked as deleted, and the mail names its place. */
    @Test
    void theWholePlaceOfACancelledAppointmentIsKnown() {
        assertThat(event(read("33_siu_s15_cancel.er7")).place().room()).isEqualTo("Salle 12, Bat. A, étage 2");
    }

    @Test
    void aResourceTakenAwayIsLeftAside() {
        assertThat(event(read(NEW, "AIL|1|A|CARDIO-C2^", "AIL|1|D|ANCIENNE^Salle 9^^CHU-DEMO\nAIL|2|A|CARDIO-C2^")).place().room())
                .startsWith("Salle 12");
    }

    @Test
    void anAbsenceIsKnownAndNotTold() {
        AppointmentReading reading = read("35_siu_s26_noshow.er7");
        assertThat(reading.event()).isNotNull();
        assertThat(reading.silence()).isEqualTo(Reason.of("APPOINTMENT_OVER"));
    }

    @ParameterizedTest
    @CsvSource({"'Booked^^HL70278', 'Pending^^HL70278', APPOINTMENT_NOT_BOOKED",
            "'NORMAL^Normal', 'TENTATIVE^Tentative', APPOINTMENT_NOT_BOOKED",
            "'|1|O|CARDIO|||||||||||||', '|1|O|CARDIO|||||||||||||Y', APPOINTMENT_PROTECTED",
            "'||||||||||||||VALI', '|||||||||||20260401|Y||VALI', APPOINTMENT_DECEASED"})
    void nobodyIsWrittenToBeforeItIsBookedNorOfAProtectedOrDeceasedPatient(String before, String after, String silence) {
        AppointmentReading reading = read(NEW, before, after);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.silence()).returns(silence, r -> Objects.requireNonNull(r).code());
    }

    @Test
    void theEventWinsOverTheStatus() {
        AppointmentReading reading = read(NEW, "Booked^^HL70278", "Cancelled^^HL70278");
        assertThat(event(reading).action()).isEqualTo(Action.CREATE);
        assertThat(Feeds.codes(reading.notes())).containsExactly("HL7_STATUS_DISAGREES");
    }

    @Test
    void anInsThatIsNotQualifiedIsReadAsAbsent() {
        var patient = event(read("36_siu_s12_ins_not_qualified.er7")).patient();
        assertThat(patient.ins()).isNull();
        assertThat(patient.identityStatus()).isEqualTo(IdentityStatus.PROVISOIRE);
    }

    /** Where TQ1 says nothing, the older fields do; a time without offset is that of the hospital. */
    @Test
    void timesAreFoundWhereverTheyAre() {
        AppointmentEvent event = event(read(NEW, "TQ1|1|||||30^min|20260414093000+0200|20260414100000+0200\n", ""));
        assertThat(event.start()).hasToString("2026-04-14T09:30+02:00");
        assertThat(event.end()).hasToString("2026-04-14T10:00+02:00");
        event = event(
                read(NEW, "TQ1|1|||||30^min|20260414093000+0200|20260414100000+0200\n", "", "^^M30^20260414093000^20260414100000", ""));
        assertThat(event.start()).hasToString("2026-04-14T09:30+02:00");
        assertThat(event.end()).hasToString("2026-04-14T10:00+02:00");
    }

    @Test
    void aCommentIsForThePatientOnlyWhenItSaysSo() {
        assertThat(event(read(NEW)).instructions()).isEmpty();
        assertThat(event(read(NEW, "à jeun.|RE", "à jeun.|PI")).instructions())
                .containsExactly("Venir avec vos derniers résultats de biologie. Ne pas être à jeun.");
    }

    @Test
    void allFaultsAreToldAtOnceAndNoneRepeatsAValue() {
        AppointmentReading reading = read(NEW, "F-778812^AGENDA-DEMO", "", "RDV-2026-0042^AGENDA-DEMO", "", "20260414093000+0200|",
                "mardi|",
                "172119999900237", "172119999900238", "|T|2.5|", "||3.0|");
        assertThat(Feeds.codes(reading.faults())).containsExactlyInAnyOrder("HL7_FIELD_MISSING", "HL7_VERSION", "HL7_FIELD_MISSING",
                "INS_KEY",
                "HL7_DATA_TYPE");
        assertThat(reading.faults().toString()).doesNotContain("172119999900238", "TESTEUR");
        assertThat(reading.event()).isNull();
    }

    @Test
    void aMessageOfTestNeverReachesProduction() {
        AppointmentReading reading = new SiuReader().read(Feeds.message(NEW), Feeds.context(Environment.PRODUCTION), "d");
        assertThat(Feeds.codes(reading.faults())).contains("HL7_PROCESSING", "INS_AUTHORITY");
    }

    @Test
    void theSameStateUnderAnotherNumberHasTheSameDigest() {
        assertThat(read(NEW, "DEMO-0030", "DEMO-0099").digest()).isEqualTo(read(NEW).digest());
        assertThat(read(NEW, "Salle 12", "Salle 13").digest()).isNotEqualTo(read(NEW).digest());
    }

    private static AppointmentReading read(String sample, String... changes) {
        Hl7Message message = Feeds.message(sample, changes);
        return new SiuReader().read(message, Feeds.context(), "d");
    }

    private static AppointmentEvent event(AppointmentReading reading) {
        return Objects.requireNonNull(reading.event());
    }
}
