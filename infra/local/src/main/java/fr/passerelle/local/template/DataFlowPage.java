package fr.passerelle.local.template;

import java.util.Collection;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/data-flow.md}: a drawing (Mermaid) and tables for whoever answers for the data, made from {@link DataFlow}. */
public final class DataFlowPage {
    /** Read by nearly all: it would hide the rest of the drawing. */
    private static final String CONFIGURATION = "ConfigurationBucket";

    private final DataFlow flow;

    private DataFlowPage(DataFlow flow) {
        this.flow = flow;
    }

    /** @throws TemplateException when a place of the template does not say what it holds */
    public static String of(SamTemplate template) {
        return new DataFlowPage(DataFlow.of(template)).text();
    }

    private String text() {
        return """
                # Data flow

                Made from `template.yaml` by `./passerelle flow`, never by hand: a test compares them. What threatens each border, and what holds it, is in the [threat model](threat-model.md).

                Data: **health** is identities and content; **pseudonymous** leads to a patient only with the key of the establishment; **technical** is ids and names of places. Everything at rest is under
                the customer key of the stage, everything on the way under TLS.

                ```mermaid
                flowchart LR
                %s
                ```

                Thick: wakes, or calls outside. Dotted: reads, or reads and writes. Thin: writes. Red: health. Nearly all read the configuration, which is left out of the drawing.

                ## What each function may touch

                | Function | Woken by | Reads | Writes | Secrets | Calls outside |
                |---|---|---|---|---|---|
                %s

                ## What each place holds

                | Place | Kind | Data | Hospital |
                |---|---|---|---|
                %s

                Dead letters hold what their queue holds, for 14 days. Logs, figures and traces are technical and in no table above: every function writes its own.
                """
                .formatted(drawing(), workers(), places());
    }

    private String drawing() {
        StringJoiner lines = new StringJoiner("\n");
        lines.add("  hospital([Hospital])");
        lines.add("  subgraph stage [The stage: one account, Paris]");
        shown().forEach(place -> lines.add("    " + node(place)));
        flow.functions().values().forEach(f -> lines.add("    " + f.id() + "[" + f.name() + "]"));
        lines.add("  end");
        outside().forEach(name -> lines.add("  " + id(name) + "([" + name + "])"));
        shown().forEach(place -> place.hospital().ifPresent(does -> lines.add(does.equals("reads")
                ? "  " + place.id() + " --> hospital"
                : "  hospital " + (does.equals("calls") ? "<--> " : "--> ") + place.id())));
        flow.told().forEach((bucket, place) -> lines.add("  " + bucket + " ==> " + place));
        for (DataFlow.Worker f : flow.functions().values()) {
            f.wokenBy().stream().filter(waker -> !waker.equals("schedule")).forEach(waker -> lines.add("  " + waker + " ==> " + f.id()));
            f.reads().stream().filter(place -> !f.writes().contains(place) && !place.equals(CONFIGURATION))
                    .forEach(place -> lines.add("  " + place + " -.-> " + f.id()));
            f.writes().forEach(place -> lines.add("  " + f.id() + (f.reads().contains(place) ? " <-.-> " : " --> ") + place));
            f.outside().forEach(name -> lines.add("  " + f.id() + " <==> " + id(name)));
        }
        lines.add("  classDef health fill:#fde2e2,stroke:#b3261e");
        lines.add("  class " + shown().filter(p -> p.data().equals("health")).map(DataFlow.Place::id).collect(Collectors.joining(","))
                + " health");
        return lines.toString();
    }

    private static String node(DataFlow.Place place) {
        return switch (place.kind()) {
            case "Bucket", "Table" -> place.id() + "[(" + place.id() + ")]";
            case "Queue", "EventBus" -> place.id() + "[[" + place.id() + "]]";
            default -> place.id() + "{{" + place.id() + "}}";
        };
    }

    private String workers() {
        return flow.functions().values().stream()
                .map(f -> "| `" + f.name() + "`: " + f.description() + " | " + words(f.wokenBy()) + " | " + words(f.reads())
                        + " | " + words(f.writes()) + " | " + words(f.secrets()) + " | " + words(f.outside()) + " |")
                .collect(Collectors.joining("\n"));
    }

    private String places() {
        return shown().map(p -> "| " + p.id() + " | " + p.kind() + " | " + p.data() + " | " + p.hospital().orElse("") + " |")
                .collect(Collectors.joining("\n"));
    }

    private Stream<DataFlow.Place> shown() {
        return flow.places().values().stream().filter(place -> !place.deadLetters());
    }

    private Stream<String> outside() {
        return flow.functions().values().stream().flatMap(f -> f.outside().stream()).distinct().sorted();
    }

    private static String id(String name) {
        return name.replaceAll("[^A-Za-z]", "");
    }

    private static String words(Collection<String> words) {
        return String.join(", ", words);
    }
}
