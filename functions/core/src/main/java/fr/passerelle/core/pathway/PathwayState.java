package fr.passerelle.core.pathway;

import java.util.Locale;

/** How far a pathway is deployed (use-cases.md §5.J). */
public enum PathwayState {
    /** Being written: it lists nothing yet. */
    DRAFT,
    /** Everything is built, checked and stored; nothing leaves. */
    TEST,
    /** Only the listed services and patients leave, the others run dry. */
    PILOT,
    GENERAL,
    /** Nothing leaves any more; its documents wait for a decision. */
    STOPPED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static PathwayState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether something may leave for somebody. */
    public boolean live() {
        return this == PILOT || this == GENERAL;
    }
}
