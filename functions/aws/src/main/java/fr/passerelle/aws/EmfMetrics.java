package fr.passerelle.aws;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.port.Metrics;

/**
 * Figures as lines of the log in the embedded metric format of CloudWatch, one JSON object per figure: no call, no permission and no
 * library, and a figure costs what a line of log costs ("Specification: CloudWatch embedded metric format").
 */
public final class EmfMetrics implements Metrics {
    private final String namespace;
    private final Consumer<String> lines;
    private final InstantSource clock;

    /**
     * @param namespace of the figures, e.g. {@code Passerelle/test}
     * @param lines takes a line as it is, without anything before: the standard output in Lambda
     */
    public EmfMetrics(String namespace, Consumer<String> lines, InstantSource clock) {
        this.namespace = namespace;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * What a function uses. The logger cannot be: it would write its level and its name before the line.
     *
     * @param namespace blank where nobody reads figures
     */
    public static Metrics onStandardOutput(String namespace, InstantSource clock) {
        return namespace.isBlank() ? (_, _, _) -> {
        } : new EmfMetrics(namespace, System.out::println, clock);
    }

    @Override
    public void publish(String name, double value, Map<String, String> dimensions) {
        var sorted = new TreeMap<>(dimensions);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        ObjectNode about = line.putObject("_aws").put("Timestamp", clock.millis());
        ObjectNode directive = about.putArray("CloudWatchMetrics").addObject().put("Namespace", namespace);
        var names = directive.putArray("Dimensions").addArray();
        sorted.keySet().forEach(names::add);
        directive.putArray("Metrics").addObject().put("Name", name);
        sorted.forEach(line::put);
        lines.accept(line.put(name, value).toString());
    }
}
