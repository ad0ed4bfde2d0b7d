package fr.passerelle.core.identity;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InsTest {
    /** The vectors of documents.md §2.2. */
    @ParameterizedTest
    @ValueSource(strings = {"279035121518989", "277076322082910", "207058575627097", "274075176079430", "248039263001064",
            "124018852493334", "188012A00412339", "295012B03304248"})
    void a_matricule_with_its_key_is_accepted(String value) {
        assertThat(new Ins(value, InsAuthority.NIR_TEST).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"223042545611404", "221042545611404", "276059205062865", "224027511583555", "222127505611201",
            "276037510669380", "123456789012345"})
    void a_matricule_with_a_wrong_key_is_refused(String value) {
        assertThat(Ins.wellFormed(value)).isTrue();
        assertThat(Ins.keyMatches(value)).isFalse();
        assertThatThrownBy(() -> new Ins(value, InsAuthority.NIR_TEST)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key").hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "27903512151898", "2790351215189890", "188012a00412339", "1880A2A00412339", "188012C00412339",
            " 79035121518989", "27903512151898x", "２79035121518989"})
    void what_has_not_the_form_of_a_matricule_is_refused(String value) {
        assertThat(Ins.wellFormed(value)).isFalse();
        assertThatThrownBy(() -> new Ins(value, InsAuthority.NIR)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void the_key_computed_is_the_only_one_accepted(@ForAll("bodies") String body, @ForAll @IntRange(min = 0, max = 99) int other) {
        String key = Ins.key(body);
        String wrong = "%02d".formatted(other);
        Assume.that(!wrong.equals(key));

        assertThat(key).hasSize(2);
        assertThat(Integer.parseInt(key)).isBetween(1, 97);
        assertThat(Ins.keyMatches(body + key)).isTrue();
        assertThat(Ins.keyMatches(body + wrong)).isFalse();
    }

    @Property
    void one_digit_mistyped_is_always_seen(@ForAll("bodies") String body, @ForAll @IntRange(min = 0, max = 12) int at,
            @ForAll @IntRange(min = 0, max = 9) int digit) {
        Assume.that(Character.isDigit(body.charAt(at)) && body.charAt(at) != '0' + digit);
        Assume.that(!body.contains("A") && !body.contains("B"));
        String mistyped = body.substring(0, at) + digit + body.substring(at + 1);

        assertThat(Ins.keyMatches(mistyped + Ins.key(body))).isFalse();
    }

    @Test
    void it_is_written_as_a_CX_and_hidden_elsewhere() {
        var ins = new Ins("279035121518989", InsAuthority.NIR_TEST);
        assertThat(ins.cx()).isEqualTo("279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH");
        assertThat(ins.toString()).doesNotContain("2790351");
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> head = Arbitraries.strings().numeric().ofLength(5);
        Arbitrary<String> department = Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.strings().numeric().ofLength(2)),
                Tuple.of(1, Arbitraries.of("2A", "2B")));
        Arbitrary<String> tail = Arbitraries.strings().numeric().ofLength(6);
        return Combinators.combine(head, department, tail).as((h, d, t) -> h + d + t);
    }
}
