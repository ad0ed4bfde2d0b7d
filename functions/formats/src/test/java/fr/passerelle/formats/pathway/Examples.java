package fr.passerelle.formats.pathway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayReading;

/** The shipped pathways, by the number of use-cases.md §4. */
final class Examples {
    private static final Path FOLDER = Path.of(System.getProperty("passerelle.root"), "infra/pathways");
    private static final int NUMBER = 3;

    private Examples() {
    }

    /** Texts of the files, by name without {@code .yaml}. */
    static Map<String, String> texts() {
        try (var files = Files.list(FOLDER)) {
            var texts = new TreeMap<String, String>();
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString().replaceFirst("\\.yaml$", ""), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What reading each gives, filed under its own name. */
    static Map<String, PathwayReading> readings() {
        var readings = new TreeMap<String, PathwayReading>();
        texts().forEach((name, text) -> readings.put(name, PathwayReaderTest.read(text).filed("750999997", name)));
        return readings;
    }

    /** The pathways, by number, e.g. {@code P01}. */
    static Map<String, Pathway> byNumber() {
        var pathways = new TreeMap<String, Pathway>();
        readings().forEach((name, reading) -> pathways.put(name.substring(0, NUMBER), reading.pathway()));
        return pathways;
    }
}
