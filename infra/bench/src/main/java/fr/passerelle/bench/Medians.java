package fr.passerelle.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Several cold starts of the same thing, read by their medians. */
record Medians(List<ColdStart> runs) {
    Medians {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no run");
        }
    }

    /** Median of one figure, in milliseconds; the lower one of the two in the middle when runs are even. */
    long millis(Function<ColdStart, Duration> figure) {
        List<Duration> sorted = runs.stream().map(figure).sorted().toList();
        return sorted.get((sorted.size() - 1) / 2).toMillis();
    }
}
