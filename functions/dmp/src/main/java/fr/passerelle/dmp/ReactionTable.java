package fr.passerelle.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.DocumentRegistry.Patience;
import fr.passerelle.core.port.DocumentRegistry.Reaction;

/**
 * Signals of the DMP and what each asks of us, as data: {@code dmp-reactions.tsv}, whose comments give the source of each line
 * (dmp-transport.md §11). An installation may add or override lines by its configuration, since the DMP's own codes are not published.
 */
public final class ReactionTable {
    private final Map<Signal, Line> lines;

    private ReactionTable(Map<Signal, Line> lines) {
        this.lines = lines;
    }

    /** The table shipped with this version. */
    public static ReactionTable standard() {
        try (InputStream data = ReactionTable.class.getResourceAsStream("dmp-reactions.tsv")) {
            if (data == null) {
                throw new IllegalStateException("dmp-reactions.tsv is not packaged");
            }
            return new ReactionTable(new LinkedHashMap<>()).with(new String(data.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This table with more lines, which win over its own and are looked at first.
     *
     * @param text lines in the format of {@code dmp-reactions.tsv}
     * @throws IllegalArgumentException naming the line that cannot be understood
     */
    public ReactionTable with(String text) {
        var all = new LinkedHashMap<Signal, Line>();
        text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Line::of).forEach(l -> all.put(l.signal(), l));
        lines.forEach(all::putIfAbsent);
        return new ReactionTable(all);
    }

    List<Line> all() {
        return List.copyOf(lines.values());
    }

    /** Case and an XML prefix or URN before the code do not count. */
    Optional<Line> of(SignalKind kind, String signal) {
        return Optional.ofNullable(lines.get(Signal.of(kind, signal)));
    }

    /** First pattern all of whose phrases the text holds, case and accents apart. */
    Optional<Line> ofText(String text) {
        String plain = plain(text);
        return lines.values().stream().filter(l -> l.signal().kind() == SignalKind.TEXT).filter(l -> l.phrases().allMatch(plain::contains))
                .findFirst();
    }

    /** What a signal is looked up by. */
    enum SignalKind {
        TRANSPORT,
        STATUS,
        RESPONSE,
        FAULT,
        CODE,
        GENERIC,
        TEXT
    }

    /** Key of a line. */
    record Signal(SignalKind kind, String value) {
        static Signal of(SignalKind kind, String value) {
            String stripped = value.strip();
            return new Signal(kind,
                    kind == SignalKind.TEXT ? stripped : stripped.substring(stripped.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT));
        }
    }

    /** One line: signal, reaction, health of the line, code of the reject catalogue, most attempts and slowdown ({@code -}: the usual ones). */
    record Line(Signal signal, Kind reaction, Health health, String catalogueCode, Patience patience) {
        static Line of(String text) {
            String[] cells = text.split("\t", -1);
            if (cells.length != 7) {
                throw new IllegalArgumentException("reactions of the DMP: 7 columns expected in: " + text);
            }
            try {
                int attempts = cells[5].equals("-") ? Patience.USUAL.mostAttempts() : Integer.parseInt(cells[5]);
                int slowdown = cells[6].equals("-") ? Patience.USUAL.slowdown() : Integer.parseInt(cells[6]);
                return new Line(Signal.of(SignalKind.valueOf(cells[0].toUpperCase(Locale.ROOT)), cells[1]), Kind.valueOf(cells[2]),
                        Health.valueOf(cells[3].toUpperCase(Locale.ROOT)), cells[4],
                        new Patience(attempts, slowdown));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("reactions of the DMP: " + text, e);
            }
        }

        Reaction with(List<String> nationalCodes) {
            return new Reaction(reaction, health, catalogueCode, nationalCodes, patience);
        }

        private Stream<String> phrases() {
            return Arrays.stream(signal.value().split("\\+")).map(ReactionTable::plain);
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ").strip();
    }
}
