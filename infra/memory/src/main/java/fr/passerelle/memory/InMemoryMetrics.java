package fr.passerelle.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.port.Metrics;

/** Figures in memory, in the order they were published. */
public final class InMemoryMetrics implements Metrics {
    private final List<Figure> published = new ArrayList<>();

    /** One figure. */
    public record Figure(String name, double value, Map<String, String> dimensions) {
        public Figure {
            dimensions = Map.copyOf(dimensions);
        }
    }

    @Override
    public synchronized void publish(String name, double value, Map<String, String> dimensions) {
        published.add(new Figure(name, value, dimensions));
    }

    /** Takes all that was published. */
    public synchronized List<Figure> drain() {
        List<Figure> taken = List.copyOf(published);
        published.clear();
        return taken;
    }
}
