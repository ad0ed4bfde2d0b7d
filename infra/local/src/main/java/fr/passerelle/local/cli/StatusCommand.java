package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.core.retention.Keeping;
import fr.passerelle.formats.json.Json;
import fr.passerelle.local.report.Outcome;
import fr.passerelle.local.report.OutcomeReader;
import fr.passerelle.local.report.OutcomeReader.InputOutcome;
import fr.passerelle.local.report.OutcomeTable;

/** {@code status}: what became of every input of the running platform, or of one. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Montre l'état des envois, ou d'un seul.")
final class StatusCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "Identifiant d'un envoi ou d'un dépôt (ses premiers caractères suffisent), ou nom du dépôt.")
    private @Nullable String id;

    @Option(names = "--json", description = "Un seul objet JSON sur la sortie standard.")
    private boolean json;

    @Option(names = "--result", description = "Montre à la place le fichier résultat que lit l'établissement.")
    private boolean result;

    @Option(names = "--all", description = "Tout, même ce qui est réglé, sur une plateforme déployée.")
    private boolean all;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "Sur une plateforme déployée, ce qui a été reçu depuis N jours (par défaut : ${DEFAULT-VALUE}).")
    private int days;

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Spec
    private CommandSpec spec;

    /** What {@code --json} prints. */
    record Status(int inputs, List<Outcome> dispatches) {}

    @Override
    public Integer call() throws IOException {
        PlatformAccess there = platform.access();
        if (platform.deployed() && id == null && !all && !result) {
            return summary(there.outcomes());
        }
        List<InputOutcome> inputs = there.outcomes().all();
        List<InputOutcome> asked = inputs.stream().filter(i -> wholly(i) || i.outcomes().stream().anyMatch(this::exactly)).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (result) {
            asked.forEach(i -> there.result(i.input()).ifPresent(out::println));
        } else {
            print(inputs.size(), asked.stream().flatMap(i -> outcomes(i, inputs)).distinct().toList(), asked, out);
            emptied(there, asked, out);
        }
        out.flush();
        if (id != null && asked.isEmpty()) {
            spec.commandLine().getErr().println("passerelle : rien ne porte l'identifiant ou le nom " + id);
            return Passerelle.REFUSED;
        }
        return 0;
    }

    private void print(int inputs, List<Outcome> outcomes, List<InputOutcome> asked, PrintWriter out) throws IOException {
        if (json) {
            out.println(Json.mapper().writeValueAsString(new Status(inputs, outcomes)));
            return;
        }
        new OutcomeTable(out).print(outcomes);
        asked.stream().filter(i -> i.duplicateOf() != null)
                .forEach(i -> out.println(i.label() + " : doublon de " + i.duplicateOf() + ", même réponse"));
    }

    /** On a deployed stack: what is not settled, and how many there are of each state. */
    private int summary(OutcomeReader outcomes) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        OutcomeReader.Unsettled found = outcomes.unsettled(platform.clock().instant().minus(Duration.ofDays(days)),
                read -> spec.commandLine().getErr().println("passerelle : " + read + " dépôts lus…"));
        if (json) {
            out.println(Json.mapper().writeValueAsString(found));
        } else {
            if (!found.dispatches().isEmpty()) {
                new OutcomeTable(out).print(found.dispatches());
                out.println();
            }
            out.println(found.inputs() + " dépôts reçus depuis " + days + " jour(s). Envois par état :");
            found.states().forEach((state, count) -> out.printf("  %-12s %d%n", state, count));
            out.println("Remonter plus loin : --days N ; tout voir, sans limite : --all");
        }
        out.flush();
        return 0;
    }

    private void emptied(PlatformAccess platform, List<InputOutcome> asked, PrintWriter out) {
        if (!json) {
            asked.forEach(i -> platform.keeping(i.input().id()).map(Keeping::emptiedAt).ifPresent(
                    at -> out.println(i.label() + " : contenu supprimé le " + FrenchTime.day(at) + ", l'état et la preuve restent")));
        }
    }

    /** What became of an input; of the first one for a duplicate asked for by its name. */
    private Stream<Outcome> outcomes(InputOutcome asked, List<InputOutcome> inputs) {
        if (id != null && asked.duplicateOf() != null) {
            return inputs.stream().filter(i -> i.input().id().equals(asked.input().duplicateOf())).flatMap(i -> i.outcomes().stream());
        }
        return asked.outcomes().stream().filter(outcome -> wholly(asked) || exactly(outcome));
    }

    private boolean wholly(InputOutcome input) {
        return id == null || input.input().id().startsWith(id) || input.input().name().equals(id) || input.label().equals(id);
    }

    private boolean exactly(Outcome outcome) {
        return id != null && outcome.id().startsWith(id);
    }
}
