package fr.passerelle.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drop}: puts files in the drop bucket of the running platform. */
@Command(name = "drop", mixinStandardHelpOptions = true, description = "Dépose un descripteur et ses PDF dans le dossier d'un établissement.")
final class DropCommand implements Callable<Integer> {
    @Option(names = "--establishment", paramLabel = "FINESS", defaultValue = "750999997", description = "FINESS juridique du dossier de dépôt (par défaut : ${DEFAULT-VALUE}, établissement de l'exemple).")
    private String establishment;

    @Parameters(arity = "1..*", paramLabel = "FICHIER", description = "Descripteur .json et fichiers .pdf.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new ParameterException(spec.commandLine(), "fichier illisible : " + file);
            }
        }
        PlatformAccess platform = RunningPlatform.access();
        for (Path file : files) {
            platform.drop(establishment, file);
            spec.commandLine().getOut().println("déposé : " + establishment + "/inbox/" + file.getFileName());
        }
        spec.commandLine().getOut().println("Suite : ./passerelle status");
        return 0;
    }
}
