package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.paper.PrintJob;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.local.report.Paragraph;

/** {@code print}: what a service prints for the patients whom no message reaches (use-cases.md §5.F). */
@Command(name = "print", mixinStandardHelpOptions = true, description = "Montre ce qu'un service doit imprimer, l'écrit dans un dossier, et note ce qui l'a été.", subcommands = {
        PrintCommand.ListItems.class, PrintCommand.Done.class, PrintCommand.Fetch.class})
final class PrintCommand implements Runnable {
    private static final int ID = 8;

    @Mixin
    private AskedEstablishment establishment = new AskedEstablishment();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /**
     * One line, without identity.
     *
     * @param input the hospital's name of what is to be printed, absent when the item is about several
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(String id, @Nullable String input, @Nullable String service, String code, String text, Instant since, long days) {}

    /** {@code print list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "La liste d'impression, les plus anciens d'abord.")
    static final class ListItems implements Callable<Integer> {
        private static final String NEXT = "Imprimer : ./passerelle print fetch ID DOSSIER ; une fois remis ou posté : ./passerelle print done ID --by FONCTION";

        @Option(names = "--service", paramLabel = "UNITÉ", description = "Seulement cette unité.")
        private @Nullable String service;

        @Mixin
        private Answer answer = new Answer();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            LocalPrints local = LocalPrints.open();
            PlatformAccess platform = RunningPlatform.access();
            Instant now = local.clock().instant();
            var catalogue = new RejectCatalogue();
            List<Line> lines = local.prints().open(finess(spec), now).stream().map(item -> line(item, platform, catalogue, now))
                    .filter(line -> service == null || service.equals(line.service())).toList();
            answer.give(lines, out -> {
                lines.forEach(line -> print(line, out));
                out.println(lines.isEmpty() ? "Établissement " + finess(spec) + " : rien à imprimer." : NEXT);
            });
            return 0;
        }

        private static Line line(WorkItem item, PlatformAccess platform, RejectCatalogue catalogue, Instant now) {
            DispatchRef dispatch = item.dispatch();
            String input = dispatch == null ? null : platform.input(dispatch.inputId()).map(Input::name).orElse(null);
            return new Line(item.id(), input, item.unit(), item.reason().code(), catalogue.text(item.reason()), item.openedAt(),
                    Duration.between(item.openedAt(), now).toDays());
        }

        private static void print(Line line, PrintWriter out) {
            out.printf("%-8s  %-10s  %3d j  %s%n", line.id().substring(0, Math.min(ID, line.id().length())),
                    Objects.requireNonNullElse(line.service(), "-"), line.days(),
                    Objects.requireNonNullElse(line.input(), "plusieurs dépôts"));
            Paragraph.print(out, line.text());
        }
    }

    /** {@code print done}. */
    @Command(name = "done", mixinStandardHelpOptions = true, description = "Note qu'un document a été imprimé et remis ou posté.")
    static final class Done implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "ID", description = "Identifiant de la ligne (ses premiers caractères suffisent).")
        private String id;

        @Option(names = "--by", paramLabel = "NOM", required = true, description = "Fonction ou nom technique de qui a imprimé.")
        private String by;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            LocalPrints local = LocalPrints.open();
            Instant now = RunningPlatform.clock().instant();
            Optional<WorkItem> item = local.prints().find(finess(spec), id, now);
            item.ifPresent(found -> local.prints().done(found, by, now));
            return item.isPresent() ? told(spec, "impression notée") : unknown(spec, id);
        }
    }

    /** {@code print fetch}. */
    @Command(name = "fetch", mixinStandardHelpOptions = true, description = "Écrit dans un dossier le bordereau et les PDF à imprimer.")
    static final class Fetch implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "ID", description = "Identifiant de la ligne (ses premiers caractères suffisent).")
        private String id;

        @Parameters(index = "1", paramLabel = "DOSSIER", description = "Dossier où écrire ; créé s'il manque.")
        private Path folder;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            LocalPrints local = LocalPrints.open();
            Optional<PrintJob> job = local.prints().find(finess(spec), id, local.clock().instant()).flatMap(local.prints()::job);
            if (job.isEmpty()) {
                return unknown(spec, id);
            }
            local.trace(job.get());
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("bordereau.txt"), job.get().sheet());
            for (PrintJob.Page page : job.get().pages()) {
                try (InputStream pdf = local.vault().open(page.path())) {
                    Files.copy(pdf, folder.resolve(page.name()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return told(spec, "écrit : bordereau.txt et " + job.get().pages().size() + " PDF dans " + folder);
        }
    }

    private static String finess(CommandSpec spec) {
        return ((PrintCommand) spec.parent().userObject()).establishment.finess();
    }

    private static int told(CommandSpec spec, String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static int unknown(CommandSpec spec, String id) {
        spec.commandLine().getErr().println("passerelle : rien à imprimer, ou plusieurs lignes, sous l'identifiant " + id
                + " ; ou son contenu n'est plus conservé");
        return Passerelle.REFUSED;
    }
}
