package fr.passerelle.core.valueset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a tab-separated resource of this package; lines beginning with {@code #} are its source and heading. */
final class Table {
    private Table() {
    }

    static List<String[]> rows(String name) {
        InputStream resource = Table.class.getResourceAsStream(name + ".tsv");
        if (resource == null) {
            throw new IllegalArgumentException("no value set named " + name);
        }
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
