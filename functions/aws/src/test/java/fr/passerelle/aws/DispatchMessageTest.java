package fr.passerelle.aws;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.DispatchRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DispatchMessageTest {
    @Property
    void whatIsWrittenIsRead(@ForAll String input, @ForAll String dispatch) {
        var ref = new DispatchRef(input, dispatch);
        assertThat(DispatchMessage.read(DispatchMessage.write(ref))).isEqualTo(ref);
    }

    @Test
    void aMessageIsTwoIds() {
        assertThat(DispatchMessage.write(new DispatchRef("1a", "2b"))).isEqualTo("{\"input\":\"1a\",\"dispatch\":\"2b\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not ours", "[]", "null", "{}", "{\"input\":\"1a\"}", "{\"input\":\"1a\",\"dispatch\":null}",
            "{\"input\":\"1a\",\"dispatch\":\"2b\"}x", "{\"input\":\"1a\",\"dispatch\":\"2b\",\"patient\":\"x\"}"})
    void anythingElseIsRefused(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> DispatchMessage.read(body));
    }
}
