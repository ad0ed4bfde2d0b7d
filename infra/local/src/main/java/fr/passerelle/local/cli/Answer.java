package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import fr.passerelle.formats.json.Json;

/** How a command answers: in words for a person, in JSON for a program. */
final class Answer {
    @Option(names = "--json", description = "Du JSON sur la sortie standard, au lieu de phrases.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** @param value what a program gets */
    void give(Object value, Consumer<PrintWriter> words) throws IOException {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writeValueAsString(value));
        } else {
            words.accept(out);
        }
        out.flush();
    }

    /** @param none the sentence for an empty list; a program gets an empty array */
    <T> void list(List<T> lines, String none, BiConsumer<T, PrintWriter> line) throws IOException {
        give(lines, out -> {
            if (lines.isEmpty()) {
                out.println(none);
            }
            lines.forEach(one -> line.accept(one, out));
        });
    }
}
