package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.formats.json.Json;
import fr.passerelle.local.golive.GoLiveReport;
import fr.passerelle.local.golive.GoLiveText;

/** {@code golive}: what the test or the pilot of a pathway has shown, on the running platform. */
@Command(name = "golive", mixinStandardHelpOptions = true, description = {
        "Dit ce que montre l'essai d'un parcours : ce qui serait parti, ce qui ne serait pas parti et pourquoi,",
        "et ce qui manque à son fichier pour passer à l'état general.", "Code de sortie 0 quand il ne lui manque rien."})
final class GoLiveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PARCOURS", description = "Identifiant du parcours, par exemple P20-consultation.")
    private String pathway;

    @Option(names = "--establishment", required = true, paramLabel = "FINESS", description = "FINESS juridique de l'établissement.")
    private String establishment;

    @Option(names = "--json", description = "Un seul objet JSON sur la sortie standard.")
    private boolean json;

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<GoLiveReport> found = platform.access().goLive().report(establishment, pathway);
        if (found.isEmpty()) {
            spec.commandLine().getErr().println(
                    "passerelle : l'établissement " + establishment + " n'a pas de parcours " + pathway + ", ou son fichier est fautif");
            return Passerelle.REFUSED;
        }
        GoLiveReport report = found.get();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writeValueAsString(report));
        } else {
            new GoLiveText(out).print(report);
        }
        out.flush();
        return report.missing().isEmpty() ? 0 : Passerelle.REFUSED;
    }
}
