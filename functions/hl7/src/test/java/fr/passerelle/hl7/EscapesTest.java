package fr.passerelle.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EscapesTest {
    private final Escapes escapes = new Escapes(Separators.STANDARD, StandardCharsets.UTF_8);

    @Property
    void whatIsEscapedIsReadBack(
            @ForAll @Chars({'|', '^', '~', '\\', '&', '\n', '\r', 'X', 'E', '4', '.'}) @CharRange(from = 'a', to = 'c') String text) {
        assertThat(escapes.unescape(escapes.escape(text))).isEqualTo(text);
        assertThat(escapes.escape(text)).doesNotContainPattern("[|^~&\n\r]");
    }

    @Property
    void anythingCanBeUnescaped(@ForAll String text) {
        assertThat(escapes.unescape(text)).isNotNull();
    }

    @Test
    void sequencesOfTheStandardAreRead() {
        assertThat(escapes.unescape("\\F\\\\S\\\\T\\\\R\\\\E\\")).isEqualTo("|^&~\\");
        assertThat(escapes.unescape("a\\.br\\b\\H\\c\\N\\")).isEqualTo("a\nbc");
        assertThat(escapes.unescape("\\XC3A9\\")).isEqualTo("é");
        assertThat(new Escapes(Separators.STANDARD, Charset.forName("ISO-8859-15")).unescape("\\XA4\\")).isEqualTo("€");
    }

    @Test
    void whatIsNotKnownStaysAsItIs() {
        assertThat(escapes.unescape("C:\\temp\\S\\ \\Xzz\\ \\XC3\\ \\")).isEqualTo("C:\\temp^ \\Xzz\\ \\XC3\\ \\");
    }
}
