package fr.passerelle.formats;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Letters of any alphabet, signs, symbols outside the Basic Multilingual Plane too, and plenty of what XML and HL7 reserve. */
public final class PrintableText {
    private PrintableText() {
    }

    /** From 1 to 60 characters. */
    public static Arbitrary<String> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of("&", "<", ">", "\"", "'", "]]>", "^", "~", "|", "\\", "\\S\\", "é", "’", "😀")),
                Tuple.of(5, Arbitraries.integers().between(0x20, 0x2FFFF).filter(PrintableText::printable).map(Character::toString)))
                .list().ofMinSize(1).ofMaxSize(20).map(parts -> String.join("", parts));
    }

    private static boolean printable(int c) {
        return Character.isDefined(c) && !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE
                && (c & 0xFFFE) != 0xFFFE;
    }
}
