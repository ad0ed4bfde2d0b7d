package fr.passerelle.core.establishment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FinessTest {
    @ParameterizedTest
    @ValueSource(strings = {"750100125", "2A0000012", "2B0000012", "0B0041968"})
    void nine_characters_department_first(String value) {
        assertThat(Finess.wellFormed(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "75010012", "7501001250", "2C0000012", "A50100125", "7501O0125", "750100125\n"})
    void anything_else_is_not_a_FINESS(String value) {
        assertThat(Finess.wellFormed(value)).isFalse();
    }
}
