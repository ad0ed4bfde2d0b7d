package fr.passerelle.local.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code announcements}: the documents still hidden from their patient, which an announcement would show (use-cases.md K13). */
@Command(name = "announcements", mixinStandardHelpOptions = true, description = "Montre les documents encore cachés à leur patient, en attente d'annonce.")
final class AnnouncementsCommand implements Callable<Integer> {
    @Mixin
    private AskedEstablishment establishment = new AskedEstablishment();

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private Answer answer = new Answer();

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
        List<Line> lines = platform.access().announcements().pending(establishment.finess()).stream()
                .map(a -> new Line(a.chain().root(), a.hiddenSince(), a.revealOn(), a.visibleOn())).toList();
        answer.list(lines, "Établissement " + establishment.finess() + " : aucun document n'attend d'annonce.",
                (line, out) -> out.printf("%-28s  caché depuis le %s  visible au plus tard le %s%s%n", line.document(),
                        FrenchTime.day(line.hiddenSince()), FrenchTime.day(line.visibleOn()),
                        line.revealOn() == null ? "" : ", montré le " + FrenchTime.day(line.revealOn())));
        return 0;
    }
}
