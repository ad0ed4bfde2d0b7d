package fr.passerelle.local.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drop}: puts files in the drop bucket of the running platform. */
@Command(name = "drop", mixinStandardHelpOptions = true, description = {
        "Dépose des fichiers dans le dossier d'un établissement.",
        "Les PDF qu'un descripteur nomme sont pris à côté de lui, sans qu'il faille les donner."})
final class DropCommand implements Callable<Integer> {
    @Mixin
    private AskedEstablishment establishment = new AskedEstablishment();

    @Parameters(arity = "1..*", paramLabel = "FICHIER", description = "Descripteur .json et ses .pdf, CDA .xml, message .hl7 ou .er7.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, Path> dropped = new LinkedHashMap<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new ParameterException(spec.commandLine(), "fichier illisible : " + file);
            }
            dropped.put(file.getFileName().toString(), file);
        }
        PlatformAccess platform = RunningPlatform.access();
        PrintWriter out = spec.commandLine().getOut();
        warnUnlessKnown(platform.establishments());
        files.forEach(file -> addNamed(file, dropped));
        dropped.forEach((name, file) -> {
            platform.drop(establishment.finess(), file);
            out.println("déposé : " + establishment.finess() + "/inbox/" + name);
        });
        out.println("Suite : ./passerelle status");
        out.flush();
        return 0;
    }

    private void addNamed(Path descriptor, Map<String, Path> dropped) {
        for (String name : NamedFiles.of(descriptor)) {
            Path beside = descriptor.resolveSibling(name);
            if (Files.isRegularFile(beside)) {
                dropped.putIfAbsent(name, beside);
            } else if (!dropped.containsKey(name)) {
                warn(name + ", nommé par " + descriptor.getFileName() + ", n'est pas à côté de lui : le déposer aussi");
            }
        }
    }

    /** The drop is made all the same: a tester may want to see what the platform answers. */
    private void warnUnlessKnown(SortedSet<String> known) {
        if (!known.contains(establishment.finess())) {
            warn("aucun établissement " + establishment.finess() + " n'est configuré sur cette plateforme (connus : "
                    + String.join(", ", known) + ")");
        }
    }

    private void warn(String text) {
        spec.commandLine().getErr().println("passerelle : " + text);
    }
}
