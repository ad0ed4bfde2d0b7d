package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.port.DueDispatches.Due;
import fr.passerelle.core.port.Metrics;

/**
 * What is due and has not left yet, as figures: {@code DueBacklog} and {@code OldestDueSeconds} of each establishment and destination, and the
 * oldest of a destination over all establishments, which is what an alarm can name.
 */
final class DueFigures {
    private static final String ESTABLISHMENT = "Establishment";
    private static final String DESTINATION = "Destination";

    private final Metrics metrics;
    private final Map<Destination, Duration> oldest = new EnumMap<>(Destination.class);

    DueFigures(Metrics metrics) {
        this.metrics = metrics;
    }

    void add(String establishment, Destination destination, List<Due> due, Instant now) {
        Duration age = due.stream().map(Due::since).min(Comparator.naturalOrder()).map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
        oldest.merge(destination, age, (a, b) -> a.compareTo(b) < 0 ? b : a);
        Map<String, String> dimensions = Map.of(ESTABLISHMENT, establishment, DESTINATION, destination.word());
        metrics.publish("DueBacklog", due.size(), dimensions);
        metrics.publish("OldestDueSeconds", (double) age.toSeconds(), dimensions);
    }

    void publishOldest() {
        oldest.forEach(
                (destination, age) -> metrics.publish("OldestDueSeconds", (double) age.toSeconds(),
                        Map.of(DESTINATION, destination.word())));
    }
}
