package fr.passerelle.throughput;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured, by row and size. */
record Figures(Map<Row, Map<Integer, Figure>> byRow) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double MEGABYTE = 1e6;

    /**
     * One figure.
     *
     * @param perSecond documents
     * @param allocated megabytes for each document
     */
    record Figure(double perSecond, double allocated) {}

    static Figures of(Collection<RunResult> results) {
        var rows = new HashMap<Row, Map<Integer, Figure>>();
        for (RunResult result : results) {
            int size = Integer.parseInt(result.getParams().getParam("size"));
            Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
            rows.computeIfAbsent(row(result.getParams().getBenchmark()), _ -> new HashMap<>()).put(size,
                    new Figure(result.getPrimaryResult().getScore(), allocated.getScore() / MEGABYTE));
        }
        return new Figures(rows);
    }

    Optional<Figure> at(Row row, int size) {
        return Optional.ofNullable(byRow.getOrDefault(row, Map.of()).get(size));
    }

    /** How many times as fast the first is as the second; empty when one of them was not measured. */
    Optional<Double> ratio(Row one, Row other, int size) {
        return at(one, size).flatMap(first -> at(other, size).map(second -> first.perSecond() / second.perSecond()));
    }

    private static Row row(String benchmark) {
        return List.of(Row.values()).stream().filter(row -> benchmark.endsWith("." + row.benchmark())).findFirst().orElseThrow();
    }
}
