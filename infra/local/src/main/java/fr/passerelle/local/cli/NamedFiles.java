package fr.passerelle.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import fr.passerelle.formats.json.Json;

/** The files that a descriptor names, for a person who gives only the descriptor. */
final class NamedFiles {
    private NamedFiles() {
    }

    /** Their names; none for what is no descriptor or cannot be read: the platform says what is wrong with it. */
    static List<String> of(Path file) {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return List.of();
        }
        try {
            return StreamSupport.stream(Json.mapper().readTree(Files.readAllBytes(file)).path("documents").spliterator(), false)
                    .map(document -> document.path("file").asText("")).filter(NamedFiles::plain).distinct().toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean plain(String name) {
        return !name.isBlank() && !name.equals("..") && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
    }
}
