package fr.passerelle.formats.consent;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The words of the schema: the names of the constants, in small letters with hyphens. */
final class Words {
    private Words() {
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E read(@Nullable String word, Class<E> words, E otherwise) {
        return Arrays.stream(words.getEnumConstants()).filter(c -> of(c).equals(word)).findFirst().orElse(otherwise);
    }
}
