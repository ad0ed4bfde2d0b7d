package fr.passerelle.core.identity;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PatientTest {
    private static final Ins INS = new Ins("279035121518989", InsAuthority.NIR_TEST);

    private static Patient patient(Ins ins, IdentityStatus status) {
        return new Patient(ins, status, "IPP1", "PAT-TROIS", null, "DOMINIQUE", "DOMINIQUE", null, LocalDate.of(2008, 2, 29), Sex.F,
                "51215");
    }

    @ParameterizedTest
    @EnumSource(IdentityStatus.class)
    void only_the_highest_status_with_an_INS_is_qualified(IdentityStatus status) {
        assertThat(patient(INS, status).qualified()).isEqualTo(status == IdentityStatus.QUALIFIEE);
        assertThat(patient(null, status).qualified()).isFalse();
    }

    @Test
    void asking_for_an_INS_that_is_not_there_is_a_mistake_of_the_caller() {
        assertThat(patient(INS, IdentityStatus.VALIDEE).requiredIns()).isEqualTo(INS);
        assertThatThrownBy(patient(null, IdentityStatus.VALIDEE)::requiredIns).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void minority_ends_on_the_eighteenth_birthday_and_for_a_29_February_the_day_after_the_28th() {
        var patient = patient(INS, IdentityStatus.QUALIFIEE);
        assertThat(patient.minorOn(LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(patient.minorOn(LocalDate.of(2026, 3, 1))).isFalse();
    }

    @Test
    void nothing_of_the_identity_is_printed() {
        assertThat(patient(INS, IdentityStatus.QUALIFIEE).toString()).doesNotContain("PAT-TROIS", "2790351", "IPP1", "2008");
    }
}
