package fr.passerelle.core.port;

import java.util.Map;

/** Figures for dashboards and alarms; never an identity among the dimensions. */
@FunctionalInterface
public interface Metrics {
    /** @param dimensions e.g. {@code Establishment} and its FINESS */
    void publish(String name, double value, Map<String, String> dimensions);
}
