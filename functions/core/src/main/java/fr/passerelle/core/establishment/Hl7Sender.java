package fr.passerelle.core.establishment;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the messages of one software are read.
 *
 * @param application MSH-3, absent: any
 * @param facility MSH-4, absent: any
 * @param matrix which combinations of flags are taken
 * @param tolerances what is forgiven, each time with a warning
 * @param update what becomes of {@code ADT^A08}, which PAM France excludes
 */
public record Hl7Sender(@Nullable String application, @Nullable String facility, Matrix matrix, List<Tolerance> tolerances, Update update) {
    /** Prohibitions only, nothing forgiven, no A08. */
    public static final Hl7Sender USUAL = new Hl7Sender(null, null, Matrix.HARD_RULES, List.of(), Update.REFUSED);

    public Hl7Sender {
        tolerances = tolerances.stream().distinct().sorted().toList();
    }

    boolean is(String sendingApplication, String sendingFacility) {
        return (application == null || application.equals(sendingApplication)) && (facility == null || facility.equals(sendingFacility));
    }

    public boolean forgives(Tolerance tolerance) {
        return tolerances.contains(tolerance);
    }

    /** Combinations of flags (messages.md §2.8). */
    public enum Matrix {
        /** The three rows of the volet and nothing else. */
        STRICT,
        /** Everything but what is forbidden: the rows leave out the commonest case. */
        HARD_RULES
    }

    /** What a software does against the volet and can be forgiven. */
    public enum Tolerance {
        /** Its repetition separator arrives as U+02DC: it is read as a tilde. */
        SEPARATORS,
        /** Its flags say {@code O}, {@code true}… */
        YES_NO_WORDS,
        /** It leaves flags out: they are N. */
        MISSING_FLAGS
    }

    /** What becomes of {@code ADT^A08}. */
    public enum Update {
        /** AE, 201. */
        REFUSED,
        /** Read as {@code A31}, with a warning. */
        AS_A31
    }
}
