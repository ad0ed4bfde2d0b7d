package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import fr.passerelle.formats.json.Json;

/** {@code announcements}: the documents still hidden from their patient, which an announcement would show (use-cases.md K13). */
@Command(name = "announcements", mixinStandardHelpOptions = true, description = "Montre les documents encore cachés à leur patient, en attente d'annonce.")
final class AnnouncementsCommand implements Callable<Integer> {
    @Mixin
    private AskedList asked = new AskedList();

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Spec
    private CommandSpec spec;

    /**
     * One hidden document.
     *
     * @param revealOn day on which it is shown by itself, absent: by an event
     * @param visibleOn day on which the law shows it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(String document, Instant hiddenSince, @Nullable LocalDate revealOn, LocalDate visibleOn) {}

    @Override
    public Integer call() throws IOException {
        List<Line> lines = platform.access().announcements().pending(asked.establishment()).stream()
                .map(a -> new Line(a.chain().root(), a.hiddenSince(), a.revealOn(), a.visibleOn())).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (asked.json()) {
            out.println(Json.mapper().writeValueAsString(lines));
        } else if (lines.isEmpty()) {
            out.println("Aucun document n'attend d'annonce.");
        } else {
            lines.forEach(line -> out.printf("%-28s  caché depuis %s  visible au plus tard le %s%s%n", line.document(), line.hiddenSince(),
                    line.visibleOn(), line.revealOn() == null ? "" : ", montré le " + line.revealOn()));
        }
        out.flush();
        return 0;
    }
}
