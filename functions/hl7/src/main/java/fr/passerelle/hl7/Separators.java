package fr.passerelle.hl7;

import java.util.Optional;

/**
 * The five characters that give a message its shape, MSH-1 and MSH-2 (messages.md §1; HL7 v2 §2.5.4).
 *
 * @param field MSH-1
 * @param component first of MSH-2
 * @param repetition second of MSH-2
 * @param escape third of MSH-2
 * @param subcomponent fourth of MSH-2
 */
public record Separators(char field, char component, char repetition, char escape, char subcomponent) {
    /** What the national guide asks for: {@code |^~\&}. */
    public static final Separators STANDARD = new Separators('|', '^', '~', '\\', '&');
    private static final int FOUR = 4;
    private static final int LAST_ASCII = 0x7E;

    /**
     * Those that a message declares.
     *
     * @param declared MSH-2; a fifth character, the truncation of HL7 2.7, is left aside
     * @return nothing when they cannot be told from each other or from what they separate
     */
    public static Optional<Separators> of(char field, String declared) {
        if (declared.length() < FOUR || declared.length() > FOUR + 1) {
            return Optional.empty();
        }
        String all = field + declared.substring(0, FOUR);
        boolean usable = all.chars().allMatch(c -> c > ' ' && c <= LAST_ASCII && !Character.isLetterOrDigit(c))
                && all.chars().distinct().count() == FOUR + 1;
        return usable
                ? Optional.of(new Separators(field, declared.charAt(0), declared.charAt(1), declared.charAt(2), declared.charAt(3)))
                : Optional.empty();
    }

    /** MSH-2. */
    public String declared() {
        return new String(new char[]{component, repetition, escape, subcomponent});
    }

    /** Whether it gives shape to a segment; the escape does not. */
    boolean separates(char c) {
        return c == field || c == component || c == repetition || c == subcomponent;
    }
}
