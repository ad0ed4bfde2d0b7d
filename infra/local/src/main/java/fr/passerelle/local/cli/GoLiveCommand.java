package fr.passerelle.local.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.local.golive.GoLiveReport;
import fr.passerelle.local.golive.GoLiveText;

/** {@code golive}: what the test or the pilot of a pathway has shown, on the running platform. */
@Command(name = "golive", mixinStandardHelpOptions = true, description = {
        "Dit ce que montre l'essai d'un parcours : ce qui serait parti, et pourquoi le reste non.",
        "Dit aussi ce qui manque à son fichier pour passer à l'état general.", "Code de sortie 0 quand il ne lui manque rien."})
final class GoLiveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PARCOURS", description = "Identifiant du parcours, par exemple P20-consultation.")
    private String pathway;

    @Option(names = "--establishment", required = true, paramLabel = "FINESS", description = "FINESS juridique de l'établissement.")
    private String establishment;

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private Answer answer = new Answer();

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
        answer.give(report, out -> new GoLiveText(out).print(report));
        return report.missing().isEmpty() ? 0 : Passerelle.REFUSED;
    }
}
