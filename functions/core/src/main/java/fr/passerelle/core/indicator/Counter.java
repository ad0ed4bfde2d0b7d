package fr.passerelle.core.indicator;

import org.jspecify.annotations.Nullable;

/**
 * One number that only grows.
 *
 * @param detail which of its kind, absent for an indicator that has only one
 */
public record Counter(Indicator indicator, @Nullable String detail) implements Comparable<Counter> {
    private static final char SEPARATOR = ':';

    public static Counter of(Indicator indicator) {
        return new Counter(indicator, null);
    }

    public static Counter of(Indicator indicator, String detail) {
        return new Counter(indicator, detail);
    }

    /** {@code dmp_failed:DMP_REFUSED}, or the indicator alone. */
    public String word() {
        return detail == null ? indicator.word() : indicator.word() + SEPARATOR + detail;
    }

    /** @throws IllegalArgumentException for an indicator that does not exist */
    public static Counter of(String word) {
        int end = word.indexOf(SEPARATOR);
        return end < 0 ? of(Indicator.of(word)) : of(Indicator.of(word.substring(0, end)), word.substring(end + 1));
    }

    @Override
    public int compareTo(Counter other) {
        return word().compareTo(other.word());
    }
}
