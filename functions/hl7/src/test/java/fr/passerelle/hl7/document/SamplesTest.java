package fr.passerelle.hl7.document;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.hl7.Condition;
import fr.passerelle.hl7.Samples;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of expected results, message by message (messages.md §8). */
class SamplesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", value = {
            // file, operation, DMP, professionals, patient, Z01 and Z02 wanted, Z03 wanted
            "01_mdm_t02_dmp_only.er7, FIRST, true, 0, false, true, false",
            "02_mdm_t02_matrix_row1_dmp_ps_patient.er7, FIRST, true, 1, true, true, true",
            "03_mdm_t02_matrix_row2_dmp_ps_only_hidden_patient.er7, FIRST, true, 1, false, false, false",
            "04_oru_r01_matrix_row3_patient_only_fin.hl7, FIRST, false, 0, true, true, true",
            "05_mdm_t10_replace.er7, REPLACEMENT, true, 1, true, true, false",
            "06_mdm_t10_reveal_to_patient_modif_conf.er7, REPLACEMENT, true, 0, false, true, false",
            "07_mdm_t04_delete.er7, DELETION, true, 0, false, true, false",
            "08_mdm_t02_offmatrix_dmp_patient_without_ps.er7, FIRST, true, 0, true, true, false",
            "11_mdm_t02_minor_hidden_rep.er7, FIRST, true, 0, false, true, false",
            "12_oru_r01_iso8859_15.hl7, FIRST, false, 0, true, true, true",
            "13_mdm_t02_convocation_56446-8_row3.er7, FIRST, false, 0, true, true, true"})
    void soundMessagesAskForWhatTheyAskFor(String file, Operation operation, boolean dmp, int professionals, boolean patient,
            boolean reception, boolean lecture) {
        DocumentReading reading = Reading.of(file);

        assertThat(reading.faults()).isEmpty();
        DocumentMessage message = Reading.message(reading);
        assertThat(message.operation()).isEqualTo(operation);
        assertThat(message.flags().is(Flag.DESTDMP)).isEqualTo(dmp);
        assertThat(message.professionals()).hasSize(professionals);
        assertThat(message.patient() != null).isEqualTo(patient);
        assertThat(message.flags().is(Flag.ACK_RECEPTION)).isEqualTo(reception);
        assertThat(message.flags().is(Flag.ACK_LECTURE_MSS)).isEqualTo(lecture);
        assertThat(message.pid().status()).isEqualTo(IdentityStatus.QUALIFIEE);
        assertThat(message.site()).isEqualTo("750999989");
    }

    @Test
    void operationsThatDisagreeAreRefused() {
        DocumentReading reading = Reading.of("09_mdm_t02_bad_orc_obx11_mismatch.er7");

        assertThat(Reading.faults(reading)).containsExactly("HL7_OPERATION_MISMATCH");
        assertThat(reading.faults().getFirst().subject()).isEqualTo("OBX^1^11");
        assertThat(Condition.of(reading.faults().getFirst()).code()).isEqualTo(207);
    }

    @Test
    void whatIsHiddenFromThePatientIsNotMailedToThem() {
        assertThat(Reading.faults(Reading.of("10_mdm_t02_bad_hidden_patient_but_destpat.er7"))).containsExactly("HIDDEN_BUT_MAILED");
    }

    @Test
    void whatIsOutsideTheMatrixIsRefusedToThoseWhoAreReadStrictly() {
        for (String inside : List.of("02_mdm_t02_matrix_row1_dmp_ps_patient.er7", "03_mdm_t02_matrix_row2_dmp_ps_only_hidden_patient.er7",
                "04_oru_r01_matrix_row3_patient_only_fin.hl7", "01_mdm_t02_dmp_only.er7", "13_mdm_t02_convocation_56446-8_row3.er7")) {
            assertThat(Reading.faults(strictly(inside))).as(inside).isEmpty();
        }
        assertThat(Reading.faults(strictly("08_mdm_t02_offmatrix_dmp_patient_without_ps.er7"))).containsExactly("HL7_MATRIX");
    }

    @Test
    void lettersAreReadAndTheConversationClosedWhereItIsAsked() {
        Letters both = Reading.message(Reading.of("02_mdm_t02_matrix_row1_dmp_ps_patient.er7")).letters();
        assertThat(both).isEqualTo(new Letters("Bonjour, veuillez trouver le compte rendu de votre patiente.",
                "Bonjour, votre compte rendu est joint à ce message.", true, "secretariat.cardio@chu-demo.mssante.fr"));

        Letters closed = Reading.message(Reading.of("04_oru_r01_matrix_row3_patient_only_fin.hl7")).letters();
        assertThat(closed.replyAllowed()).isFalse();
        assertThat(closed.replyTo()).isNull();
    }

    @Test
    void theSameMessageIsTheSameInBothCharsets() {
        DocumentMessage latin = Reading.message(Reading.of("12_oru_r01_iso8859_15.hl7"));
        DocumentMessage unicode = Reading.message(Reading.of("04_oru_r01_matrix_row3_patient_only_fin.hl7"));

        assertThat(latin.letters()).isEqualTo(unicode.letters());
        assertThat(latin.pid()).isEqualTo(unicode.pid());
    }

    @Test
    void everySoundSampleIsReadWithoutTolerance() {
        for (String file : List.of("01_mdm_t02_dmp_only.er7", "02_mdm_t02_matrix_row1_dmp_ps_patient.er7", "07_mdm_t04_delete.er7",
                "04_oru_r01_matrix_row3_patient_only_fin.hl7")) {
            assertThat(Reading.of(file).notes()).as(file).isEmpty();
        }
    }

    private static DocumentReading strictly(String file) {
        return Reading.of(Samples.bytes(file), Reading.STRICT, Environment.TEST);
    }
}
