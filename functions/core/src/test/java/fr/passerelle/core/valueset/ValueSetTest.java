package fr.passerelle.core.valueset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValueSetTest {
    @ParameterizedTest
    @ValueSource(strings = {"author-specialties", "civilities", "dmp-confidentialities", "dmp-content-types", "dmp-facility-types",
            "encounter-types", "facility-types", "genders", "practice-settings", "titles"})
    void every_code_of_every_set_has_its_system_and_label(String name) {
        var codes = ValueSet.named(name).all();
        assertThat(codes).isNotEmpty();
        assertThat(codes).allSatisfy(code -> {
            assertThat(code.code()).isNotBlank();
            assertThat(code.system()).matches("[0-2](\\.(0|[1-9][0-9]*))+");
            assertThat(code.label()).isNotBlank().isEqualTo(code.label().strip());
        });
        assertThat(codes).extracting(Code::code).doesNotHaveDuplicates();
    }

    /** The codes documents.md §3 and §7 name. */
    @ParameterizedTest
    @CsvSource({"author-specialties,G15_10/SM04,1.2.250.1.213.1.1.4.5", "author-specialties,331,1.2.250.1.213.1.6.1.107",
            "author-specialties,AUTOMATE,1.2.250.1.213.1.1.4.6", "encounter-types,IMP,2.16.840.1.113883.5.4",
            "encounter-types,SEANCE,1.2.250.1.213.1.1.4.2.291", "facility-types,SA64,1.2.250.1.71.4.2.4",
            "practice-settings,ETABLISSEMENT,1.2.250.1.213.1.1.4.9", "dmp-confidentialities,MASQUE_PS,1.2.250.1.213.1.1.4.13",
            "dmp-content-types,03,1.2.250.1.213.2.2", "genders,UN,2.16.840.1.113883.5.1"})
    void a_code_finds_its_system(String set, String code, String system) {
        assertThat(ValueSet.named(set).get(code).system()).isEqualTo(system);
    }

    @Test
    void the_DMP_takes_fewer_facilities_than_the_CI_SIS() {
        assertThat(ValueSet.named("dmp-facility-types").find("SA64")).isEmpty();
    }

    @Test
    void a_code_outside_the_set_is_not_found() {
        assertThat(ValueSet.named("genders").find("X")).isEmpty();
        assertThatThrownBy(() -> ValueSet.named("genders").get("X")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("X");
    }

    @Test
    void a_set_that_does_not_exist_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> ValueSet.named("colours")).isInstanceOf(IllegalArgumentException.class);
    }
}
