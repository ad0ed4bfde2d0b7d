package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.formats.json.Json;
import fr.passerelle.local.report.Outcome;
import fr.passerelle.local.report.OutcomeReader.InputOutcome;
import fr.passerelle.local.report.OutcomeTable;

/** {@code status}: what became of every input of the running platform, or of one. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Montre l'état des envois, ou d'un seul.")
final class StatusCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "Identifiant d'un envoi, ou nom du dépôt.")
    private @Nullable String id;

    @Option(names = "--json", description = "Un seul objet JSON sur la sortie standard.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What {@code --json} prints. */
    record Status(int inputs, List<Outcome> dispatches) {}

    @Override
    public Integer call() throws IOException {
        List<InputOutcome> inputs = RunningPlatform.access().outcomes().all();
        List<Outcome> outcomes = inputs.stream().flatMap(i -> i.outcomes().stream()).filter(this::asked).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writeValueAsString(new Status(inputs.size(), outcomes)));
        } else {
            new OutcomeTable(out).print(outcomes);
            inputs.stream().filter(i -> i.duplicateOf() != null && id == null)
                    .forEach(i -> out.println(i.label() + " : doublon de " + i.duplicateOf()));
        }
        out.flush();
        if (id != null && outcomes.isEmpty()) {
            spec.commandLine().getErr().println("passerelle : rien ne porte l'identifiant ou le nom " + id);
            return Passerelle.REFUSED;
        }
        return 0;
    }

    private boolean asked(Outcome outcome) {
        return id == null || outcome.id().startsWith(id) || outcome.input().equals(id) || outcome.input().endsWith("/" + id);
    }
}
