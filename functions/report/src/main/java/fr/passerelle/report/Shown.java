package fr.passerelle.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * A number as it may be shown.
 *
 * @param value absent when it is hidden
 * @param hidden why it is: {@code few} for 1 to 4, {@code complement} when a total would otherwise give away another one; absent when it
 *        is shown
 */
public record Shown(@Nullable Long value, @Nullable String hidden) {
    /** Below it a number is hidden (statistical secrecy, docs/indicators.md). */
    public static final int FEW = 5;

    /**
     * One column of a table whose total is shown elsewhere: small numbers are hidden, and when only one is, the smallest of the others too,
     * as a subtraction would tell it.
     */
    static List<Shown> column(List<Long> values) {
        var shown = new ArrayList<Shown>(values.stream().map(v -> few(v) ? new Shown(null, "few") : new Shown(v, null)).toList());
        if (values.stream().filter(Shown::few).count() == 1) {
            OptionalInt other = IntStream.range(0, values.size()).filter(i -> values.get(i) >= FEW).boxed()
                    .min(Comparator.comparing(values::get)).stream().mapToInt(Integer::intValue).findFirst();
            other.ifPresent(i -> shown.set(i, new Shown(null, "complement")));
        }
        return shown;
    }

    private static boolean few(long value) {
        return value > 0 && value < FEW;
    }

    /** Whether it may be read. */
    boolean open() {
        return value != null;
    }
}
