package fr.passerelle.local.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;

/** The document types that no table of an establishment maps, counted from what was refused for them (docs/establishment-configuration.md). */
public final class Unmapped {
    private static final String TYPES = "JDV_J07";

    private final TransmissionBrowser browser;
    private final TransmissionStore store;

    public Unmapped(TransmissionBrowser browser, TransmissionStore store) {
        this.browser = browser;
        this.store = store;
    }

    /**
     * One local code.
     *
     * @param code as received
     * @param source software that wrote it, absent when it was not told
     * @param inputs how many inputs were refused for it
     * @param example the hospital's name of the last of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(String establishment, String code, @Nullable String source, int inputs, Instant last, String example) {
        private Line again(Input input) {
            boolean later = input.receivedAt().isAfter(last);
            return new Line(establishment, code, source, inputs + 1, later ? input.receivedAt() : last, later ? input.name() : example);
        }
    }

    /**
     * The most frequent first.
     *
     * @param establishment FINESS EJ, absent: all
     */
    public List<Line> of(@Nullable String establishment) {
        var lines = new LinkedHashMap<List<String>, Line>();
        for (Input input : browser.inputs()) {
            if (establishment == null || establishment.equals(input.establishment())) {
                store.dispatches(input.id()).stream().flatMap(d -> d.reasons().stream()).flatMap(reason -> code(reason).stream()).distinct()
                        .forEach(code -> count(lines, input, code));
            }
        }
        var sorted = new ArrayList<>(lines.values());
        sorted.sort(Comparator.comparingInt(Line::inputs).reversed().thenComparing(Line::establishment).thenComparing(Line::code));
        return sorted;
    }

    private static void count(Map<List<String>, Line> lines, Input input, String code) {
        String source = input.origin().source();
        lines.merge(List.of(input.establishment(), code, source == null ? "" : source),
                new Line(input.establishment(), code, source, 1, input.receivedAt(), input.name()), (known, _) -> known.again(input));
    }

    /** The code that a reason is about, when it is a document type outside the national list. */
    private static Optional<String> code(Reason reason) {
        List<String> arguments = reason.arguments();
        return switch (reason.code()) {
            case "TYPE_UNMAPPED", "CODE_UNKNOWN" -> arguments.size() > 1 && arguments.get(1).equals(TYPES)
                    ? Optional.of(arguments.getFirst())
                    : Optional.empty();
            case "HL7_TABLE_VALUE" ->
                arguments.size() > 2 && arguments.get(2).equals(TYPES) ? Optional.of(arguments.get(1)) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
