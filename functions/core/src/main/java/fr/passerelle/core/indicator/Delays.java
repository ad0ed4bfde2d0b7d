package fr.passerelle.core.indicator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Histogram of delays: fine enough for a median of minutes and a 95th percentile of days. A percentile is told by the upper edge of the
 * class it falls in, so it is never flattered.
 */
public final class Delays {
    /** Upper edges, the shortest first; what is longer is in a class without edge. */
    public static final List<Duration> EDGES = Stream.of("PT1M", "PT2M", "PT5M", "PT10M", "PT15M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H",
            "PT12H", "PT24H", "PT48H", "PT72H", "PT168H", "PT336H", "PT720H").map(Duration::parse).toList();
    /** Detail of the class without edge. */
    public static final String LONGER = "longer";

    private Delays() {
    }

    /** Detail of the class a delay falls in: its upper edge (ISO 8601), {@link #LONGER} above the last; a negative delay is in the first. */
    public static String bucket(Duration delay) {
        return EDGES.stream().filter(edge -> delay.compareTo(edge) <= 0).findFirst().map(Duration::toString).orElse(LONGER);
    }

    /** Details in their order, with how many fell in each. */
    public static List<Map.Entry<String, Long>> ordered(Map<String, Long> histogram) {
        return Stream.concat(EDGES.stream().map(Duration::toString), Stream.of(LONGER))
                .map(detail -> Map.entry(detail, histogram.getOrDefault(detail, 0L))).toList();
    }

    /**
     * The class under whose upper edge that share of the delays lies.
     *
     * @param share from 0 to 1
     * @return empty when nothing was counted
     */
    public static Optional<String> percentile(Map<String, Long> histogram, double share) {
        long all = histogram.values().stream().mapToLong(Long::longValue).sum();
        long wanted = Math.max(1, (long) Math.ceil(all * share));
        long seen = 0;
        for (Map.Entry<String, Long> one : ordered(histogram)) {
            seen += one.getValue();
            if (all > 0 && seen >= wanted) {
                return Optional.of(one.getKey());
            }
        }
        return Optional.empty();
    }
}
