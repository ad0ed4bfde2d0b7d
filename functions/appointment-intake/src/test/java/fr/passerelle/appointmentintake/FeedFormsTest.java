package fr.passerelle.appointmentintake;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Appointments in HL7 v2 and in FHIR become what messages.md §8 says, and those of HL7 v2 are acknowledged once. */
class FeedFormsTest {
    private static final String ACK = "750999997/CHU-DEMO/AGENDA-DEMO/DEMO-0030.ack.hl7";

    private final Agenda agenda = new Agenda();

    @Test
    void scheduledMovedAndCancelledTheAppointmentIsToldOnceEachTime() {
        assertThat(after("30_siu_s12_new.er7")).isEqualTo("[READY[]]");
        assertThat(after("31_siu_s13_reschedule.er7")).isEqualTo("[READY[]]");
        assertThat(after("32_siu_s14_modify_location.er7")).isEqualTo("[READY[]]");
        assertThat(after("33_siu_s15_cancel.er7")).isEqualTo("[READY[]]");
        assertThat(after("34_siu_s17_delete.er7")).isEqualTo("[CANCELLED[APPOINTMENT_CANCELLED_BEFORE]]");
        assertThat(agenda.head("F-778812^AGENDA-DEMO").sequence()).isEqualTo(4);
    }

    @Test
    void theFourVersionsOfAFhirAppointmentAreToldOnceEachTime() {
        assertThat(after("demo_appointment_booked.json")).isEqualTo("[READY[]]");
        assertThat(after("demo_appointment_rescheduled.json")).isEqualTo("[READY[]]");
        assertThat(after("demo_appointment_cancelled.json")).isEqualTo("[READY[]]");
        assertThat(after("demo_appointment_entered_in_error.json")).isEqualTo("[CANCELLED[APPOINTMENT_CANCELLED_BEFORE]]");
        assertThat(agenda.acks.names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"33_siu_s15_cancel.er7, CANCELLED[APPOINTMENT_NEVER_TOLD]", "35_siu_s26_noshow.er7, REFUSED[APPOINTMENT_OVER]",
            "36_siu_s12_ins_not_qualified.er7, HELD[INS_NOT_QUALIFIED]", "demo_appointment_ins_not_qualified.json, HELD[INS_NOT_QUALIFIED]",
            "demo_appointment_identity_vali_rniv_not_qualified.json, HELD[INS_NOT_QUALIFIED]",
            "demo_appointment_identity_vali_v2_0445.json, READY[]",
            "demo_appointment_bad_no_timezone.json, 'REFUSED[FIELD_INVALID, FIELD_INVALID]'"})
    void eachAloneGivesWhatIsExpected(String sample, String outcome) {
        assertThat(after(sample)).isEqualTo("[" + outcome + "]");
    }

    /** A cancellation that has not left is replaced by the newer one: the patient must be told. */
    @Test
    void aSecondCancellationIsToldWhenTheFirstHasNotLeft() {
        after("30_siu_s12_new.er7");
        agenda.take(Agenda.text("33_siu_s15_cancel.er7"));
        agenda.take(Agenda.text("34_siu_s17_delete.er7"));
        assertThat(agenda.last(Agenda.text("33_siu_s15_cancel.er7"))).isEqualTo("[CANCELLED[APPOINTMENT_OVERTAKEN]]");
        assertThat(agenda.last(Agenda.text("34_siu_s17_delete.er7"))).isEqualTo("[READY[]]");
    }

    @Test
    void aMessageIsAcknowledgedWhereItsSoftwareLooksForIt() {
        after("30_siu_s12_new.er7");
        assertThat(agenda.acks.names()).containsExactly(ACK);
        assertThat(ack(ACK)).contains("|ACK^S12^ACK|", "\rMSA|AA|DEMO-0030\r", "|PFI-DEMO|CHU-DEMO|AGENDA-DEMO|CHU-DEMO|");
    }

    @Test
    void aFaultyMessageIsRefusedWithAllItsFaultsAndMayComeBackMended() {
        agenda.take(Agenda.text("30_siu_s12_new.er7").replace("F-778812^AGENDA-DEMO", "").replace("RDV-2026-0042^AGENDA-DEMO", "")
                .replace("20260414093000+0200|", "demain|"));
        assertThat(ack(ACK)).contains("\rMSA|AE|DEMO-0030\r", "ERR||SCH^1^2|101^", "ERR||TQ1^1^7|102^");

        assertThat(after("30_siu_s12_new.er7")).isEqualTo("[READY[]]");
        assertThat(agenda.acks.names()).hasSize(2).anySatisfy(name -> assertThat(ack(name)).contains("MSA|AA|DEMO-0030"));
    }

    @Test
    void aMessageOfAnotherKindIsRefused() {
        agenda.take(Agenda.text("30_siu_s12_new.er7").replace("SIU^S12^SIU_S12", "ADT^A31^ADT_A05"));
        assertThat(ack(ACK)).contains("MSA|AE|", "|200^");
    }

    @Test
    void theSameMessageAgainChangesNothingAndAnotherUnderItsNumberIsRefused() {
        String message = Agenda.text("30_siu_s12_new.er7");
        agenda.take(message);
        agenda.take(message);
        assertThat(agenda.acks.names()).containsExactly(ACK);

        String other = message.replace("20260414093000+0200", "20260415093000+0200").replace("20260414100000+0200", "20260415100000+0200");
        agenda.take(other);
        assertThat(agenda.last(other)).isEqualTo("[REFUSED[HL7_CONTROL_ID_REUSED]]");
        assertThat(agenda.acks.names()).hasSize(2);
        assertThat(agenda.head("F-778812^AGENDA-DEMO").sequence()).isZero();
    }

    @Test
    void theSameStateUnderAnotherNumberIsADuplicate() {
        agenda.take(Agenda.text("30_siu_s12_new.er7"));
        agenda.take(Agenda.text("30_siu_s12_new.er7").replace("DEMO-0030", "DEMO-0300"));
        assertThat(agenda.dispatches()).hasSize(1);
    }

    /** A queue carries characters: what MSH-18 said of the bytes no longer holds. */
    @Test
    void accentsSurviveWhateverTheHeaderSays() {
        var incoming = Agenda.forms().read(
                Agenda.text("30_siu_s12_new.er7").replace("UNICODE UTF-8", "8859/15").replace("Salle 12", "Salle été"),
                null);
        assertThat(incoming.reading().event().place().room()).startsWith("Salle été");
        assertThat(incoming.reading().notes()).isEmpty();
    }

    @Test
    void aHospitalThatIsNotKnownIsAskedToTryAgain() {
        agenda.take(Agenda.text("30_siu_s12_new.er7").replace("750999997", "750999998"));
        assertThat(agenda.acks.names()).singleElement().satisfies(name -> assertThat(ack(name)).contains("MSA|AR|DEMO-0030"));
    }

    @Test
    void killedAnywhereAndRunAgainItIsTakenOnceAndAcknowledgedOnce() {
        String message = Agenda.text("30_siu_s12_new.er7");
        Crash whole = Crash.never();
        agenda.take(message, whole);
        agenda.answer(whole);
        byte[] expected = agenda.acks.find("750999997", "CHU-DEMO/AGENDA-DEMO/DEMO-0030.ack.hl7").orElseThrow();

        for (int call = 1; call <= whole.calls(); call++) {
            for (When when : When.values()) {
                var again = new Agenda();
                Crash crash = Crash.at(call, when);
                assertThatThrownBy(() -> {
                    again.take(message, crash);
                    again.answer(crash);
                }).isInstanceOf(Crash.Killed.class);
                again.take(message);

                assertThat(again.dispatches()).as("killed %s call %d", when, call).isEqualTo(agenda.dispatches());
                assertThat(again.acks.names()).containsExactly(ACK);
                assertThat(again.acks.find("750999997", "CHU-DEMO/AGENDA-DEMO/DEMO-0030.ack.hl7")).contains(expected);
                assertThat(again.acks.told()).isSubsetOf(List.of(ACK)).isNotEmpty();
            }
        }
    }

    private String after(String sample) {
        String body = Agenda.text(sample);
        agenda.take(body);
        String outcome = agenda.last(body);
        agenda.send();
        return outcome;
    }

    private String ack(String name) {
        return new String(agenda.acks.find("750999997", name.substring("750999997/".length())).or(() -> agenda.acks.find("750999998",
                name.substring("750999997/".length()))).orElseThrow(), StandardCharsets.UTF_8);
    }
}
