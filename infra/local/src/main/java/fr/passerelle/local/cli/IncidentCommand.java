package fr.passerelle.local.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.local.report.Incident;

/** {@code incident}: what a document sent for the wrong patient has become, for the report to the data protection officer. */
@Command(name = "incident", mixinStandardHelpOptions = true, description = "Montre ce qui a été envoyé pour un autre patient : où, depuis quand, et ce qui l'a retiré.")
final class IncidentCommand implements Callable<Integer> {
    private static final int UNKNOWN = 1;

    @Parameters(index = "0", paramLabel = "NUMÉRO", description = "Numéro de l'incident (INC-…), donné par la liste de travail.")
    private String number;

    @Mixin
    private AskedEstablishment establishment = new AskedEstablishment();

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private Answer answer = new Answer();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<List<Incident.Line>> lines = platform.access().incident().of(establishment.finess(), number);
        if (lines.isEmpty()) {
            spec.commandLine().getErr().println("Aucun incident " + number + " dans l'établissement " + establishment.finess() + ".");
            return UNKNOWN;
        }
        answer.give(lines.get(),
                out -> lines.get().forEach(line -> out.printf("%-28s  %-20s  %-10s  demandé le %s  parti %s%n", line.input(),
                        line.destination(), line.state(), FrenchTime.minute(line.asked()),
                        line.left() == null ? "jamais" : "le " + FrenchTime.minute(line.left()))));
        return 0;
    }
}
