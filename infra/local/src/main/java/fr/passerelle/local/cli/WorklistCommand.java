package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.core.reject.Owner;
import fr.passerelle.local.report.Paragraph;
import fr.passerelle.local.report.Worklist;

/** {@code worklist}: what waits in an establishment and what people must settle there. */
@Command(name = "worklist", mixinStandardHelpOptions = true, description = "Montre ce qui attend dans un établissement et ce que quelqu'un doit régler.", subcommands = WorklistCommand.Close.class)
final class WorklistCommand implements Callable<Integer> {
    private static final int ID = 8;

    @Mixin
    private AskedEstablishment establishment = new AskedEstablishment();

    @Option(names = "--unit", paramLabel = "UNITÉ", description = "Seulement ce qui concerne cette unité.")
    private @Nullable String unit;

    @Option(names = "--all", description = "Aussi ce qui attend sans que personne n'ait rien à faire : étapes programmées, parcours en test.")
    private boolean all;

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private Answer answer = new Answer();

    @Override
    public Integer call() throws IOException {
        Instant now = platform.clock().instant();
        List<Worklist.Line> lines = platform.access().worklist().of(establishment.finess(), unit, now);
        List<Worklist.Line> shown = lines.stream().filter(line -> all || !line.owner().equals(Owner.NOBODY.label())).toList();
        answer.give(shown, out -> {
            shown.forEach(line -> print(line, out));
            if (shown.isEmpty()) {
                out.println("Établissement " + establishment.finess() + " : personne n'a rien à faire.");
            }
            if (shown.size() < lines.size()) {
                out.println((lines.size() - shown.size()) + " envoi(s) attendent sans que personne n'ait rien à faire : --all les montre.");
            }
        });
        return 0;
    }

    private static void print(Worklist.Line line, PrintWriter out) {
        out.printf("%-8s  %-13s  %-10s  %3d j  %s%n", line.id().substring(0, Math.min(ID, line.id().length())),
                Objects.requireNonNullElse(line.hold(), "à régler"), Objects.requireNonNullElse(line.unit(), "-"), line.days(),
                Objects.requireNonNullElse(line.input(), ""));
        Paragraph.print(out, line.text() + " [" + line.owner() + "]");
    }

    /** {@code worklist close}: somebody has settled an item. */
    @Command(name = "close", mixinStandardHelpOptions = true, description = "Clôt une tâche de la liste.")
    static final class Close implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "ID", description = "Identifiant de la tâche (ses premiers caractères suffisent).")
        private String id;

        @Option(names = "--by", paramLabel = "NOM", required = true, description = "Fonction ou nom technique de qui l'a réglée.")
        private String by;

        @Spec
        private CommandSpec spec;

        private WorklistCommand parent() {
            return (WorklistCommand) spec.parent().userObject();
        }

        @Override
        public Integer call() {
            if (parent().platform.access().closeWork(parent().establishment.finess(), id, by,
                    parent().platform.clock().instant())) {
                spec.commandLine().getOut().println("tâche close");
                return 0;
            }
            spec.commandLine().getErr().println("passerelle : aucune tâche ouverte, ou plusieurs, ne porte l'identifiant " + id
                    + " (ce qui est à imprimer se clôt par passerelle print done)");
            return Passerelle.REFUSED;
        }
    }
}
