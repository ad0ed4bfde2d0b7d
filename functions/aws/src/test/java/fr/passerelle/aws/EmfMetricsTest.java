package fr.passerelle.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmfMetricsTest {
    private final ArrayList<String> lines = new ArrayList<>();
    private final EmfMetrics metrics = new EmfMetrics("Passerelle/test", lines::add,
            InstantSource.fixed(Instant.parse("2026-11-20T09:00:00.125Z")));

    @Test
    void aFigureIsOneLineThatCloudWatchReads() {
        metrics.publish("CircuitOpen", 1, Map.of("Establishment", "750712184", "Cause", "OUTAGE"));
        assertThat(lines).containsExactly("""
                {"_aws":{"Timestamp":1795165200125,"CloudWatchMetrics":[{"Namespace":"Passerelle/test",\
                "Dimensions":[["Cause","Establishment"]],"Metrics":[{"Name":"CircuitOpen"}]}]},\
                "Cause":"OUTAGE","Establishment":"750712184","CircuitOpen":1.0}""");
    }

    @Test
    void aFigureWithoutDimensionHasAnEmptySetOfThem() {
        metrics.publish("Runs", 0.5, Map.of());
        assertThat(lines).singleElement().asString().contains("\"Dimensions\":[[]]").endsWith("\"Runs\":0.5}");
    }
}
