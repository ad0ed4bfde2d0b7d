package fr.passerelle.aws;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SettingsTest {
    private final Settings settings = new Settings(Map.of("TABLE", " t ", "BLANK", "  ", "SECONDS", "30", "WORD", "many"));

    @Test
    void aSettingIsReadWithoutItsOuterSpaces() {
        assertThat(settings.required("TABLE")).isEqualTo("t");
        assertThat(settings.seconds("SECONDS", 1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.number("SECONDS", 1)).isEqualTo(30);
    }

    @Test
    void anAbsentOrBlankSettingTakesItsDefault() {
        assertThat(settings.text("BLANK", "x")).isEqualTo("x");
        assertThat(settings.number("ABSENT", 8)).isEqualTo(8);
    }

    @Test
    void aMissingOrWrongSettingIsNamedAndItsValueIsNot() {
        assertThatIllegalStateException().isThrownBy(() -> settings.required("BLANK")).withMessageContaining("BLANK");
        assertThatIllegalStateException().isThrownBy(() -> settings.number("WORD", 1)).withMessageContaining("WORD")
                .withMessageNotContaining("many");
        assertThat(settings.toString()).doesNotContain("many");
    }
}
