package fr.passerelle.core.rule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares names as two software write them: accents and capitals say nothing, neither do hyphens, apostrophes and double spaces. */
final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s'’‐-]+");

    private Names() {
    }

    static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("").toUpperCase(Locale.ROOT);
        return SEPARATORS.matcher(plain.replace("Œ", "OE").replace("Æ", "AE")).replaceAll(" ").strip();
    }
}
