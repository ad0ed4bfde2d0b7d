package fr.passerelle.aws;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.request.IntakeRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IntakeMessageTest {
    @Property
    void whatIsAskedIsRead(@ForAll String a, @ForAll String b, @ForAll String c) {
        assertThat(IntakeMessage.read(IntakeMessage.write(new IntakeRequest.JudgeAgain(a)))).contains(new IntakeRequest.JudgeAgain(a));
        var reveal = new IntakeRequest.Reveal(new ChainKey(a, b), c);
        assertThat(IntakeMessage.read(IntakeMessage.write(reveal))).contains(reveal);
        assertThat(IntakeMessage.read(IntakeMessage.write(new IntakeRequest.Correct(a)))).contains(new IntakeRequest.Correct(a));
    }

    @Test
    void anEventOfTheBucketIsNoRequest() {
        assertThat(IntakeMessage.read("{\"Records\":[]}")).isEmpty();
        assertThat(IntakeMessage.read("not JSON")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"request\":\"erase\"}", "{\"request\":\"reveal\",\"document\":\"L\"}", "{\"request\":3}",
            "{\"request\":\"correct\",\"incident\":7}"})
    void aRequestThatCannotBeUnderstoodIsRefused(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> IntakeMessage.read(body));
    }
}
