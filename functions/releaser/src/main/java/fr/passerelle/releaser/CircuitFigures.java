package fr.passerelle.releaser;

import java.util.EnumMap;
import java.util.Map;

import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.flow.Circuit.Cause;
import fr.passerelle.core.port.Metrics;

/** Circuits as figures: {@code CircuitOpen} of each establishment says where, {@code CircuitsOpen} is what an alarm can name. */
final class CircuitFigures {
    private static final String CAUSE = "Cause";

    private final Metrics metrics;
    private final Map<Cause, Integer> open = new EnumMap<>(Cause.class);

    CircuitFigures(Metrics metrics) {
        this.metrics = metrics;
    }

    void add(Circuit circuit) {
        for (Cause cause : Cause.values()) {
            int value = circuit.cause() == cause ? 1 : 0;
            open.merge(cause, value, Integer::sum);
            metrics.publish("CircuitOpen", value, Map.of("Establishment", circuit.establishment(), CAUSE, cause.name()));
        }
    }

    void publishSums() {
        open.forEach((cause, count) -> metrics.publish("CircuitsOpen", count, Map.of(CAUSE, cause.name())));
    }
}
