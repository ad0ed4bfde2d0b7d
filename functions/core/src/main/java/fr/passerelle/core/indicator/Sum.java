package fr.passerelle.core.indicator;

import java.util.Comparator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What was counted in one cell. */
public record Sum(Cell cell, Map<Counter, Long> counts) {
    private static final Comparator<@Nullable String> ABSENT_FIRST = Comparator.nullsFirst(Comparator.<String>naturalOrder());

    /** By day, then by site, type, source, pathway and unit; what is absent comes first. */
    public static final Comparator<Sum> BY_CELL = Comparator.comparing(Sum::cell, Comparator.comparing(Cell::day)
            .thenComparing(Cell::site, ABSENT_FIRST).thenComparing(Cell::type, ABSENT_FIRST).thenComparing(Cell::source, ABSENT_FIRST)
            .thenComparing(Cell::pathway, ABSENT_FIRST).thenComparing(Cell::unit, ABSENT_FIRST));

    public Sum {
        counts = Map.copyOf(counts);
    }
}
