package fr.passerelle.local.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.retention.Keeping;

/** {@code retention}: what the gateway still holds, and when it is looked at next (docs/retention.md). */
@Command(name = "retention", mixinStandardHelpOptions = true, description = "Montre ce qui est encore conservé, et quand cela sera revu ou supprimé.")
final class RetentionCommand implements Callable<Integer> {
    @Mixin
    private AskedEstablishment establishment = new AskedEstablishment();

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private Answer answer = new Answer();

    /**
     * One input.
     *
     * @param lookAt when it is looked at next: to be settled or given up, or for its content to go
     * @param proofs how many are written; none before it is settled
     * @param emptiedAt when its content went, absent while it is kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(String id, String name, @Nullable Instant lookAt, int proofs, @Nullable Instant emptiedAt) {}

    @Override
    public Integer call() throws IOException {
        PlatformAccess there = platform.access();
        List<Line> lines = there.keepings().kept(establishment.finess()).stream().map(keeping -> line(there, keeping)).toList();
        answer.list(lines, "Établissement " + establishment.finess() + " : rien n'est conservé.",
                (line, out) -> out.printf("%-8s  %-36s  %s%n", line.id().substring(0, 8), line.name(), words(line)));
        return 0;
    }

    private static Line line(PlatformAccess platform, Keeping keeping) {
        return new Line(keeping.inputId(), platform.input(keeping.inputId()).map(Input::name).orElse(""), keeping.lookAt(),
                keeping.proofs(), keeping.emptiedAt());
    }

    private static String words(Line line) {
        String next = line.lookAt() == null ? "" : FrenchTime.day(line.lookAt());
        if (line.emptiedAt() != null) {
            return "contenu supprimé le " + FrenchTime.day(line.emptiedAt()) + " ; réponses brutes du DMP gardées jusqu'au " + next;
        }
        return line.proofs() == 0 ? "conservé ; sera examiné le " + next : "réglé et prouvé ; contenu supprimé à partir du " + next;
    }
}
