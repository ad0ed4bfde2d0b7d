package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayReading;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.formats.pathway.PathwayReader;

/** {@code pathways}: what can be done with pathway files, without any platform. */
@Command(name = "pathways", mixinStandardHelpOptions = true, description = "Fichiers de parcours (voir docs/pathways.md).", subcommands = PathwaysCommand.Check.class)
final class PathwaysCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code pathways check}: every fault of every file of a folder. */
    @Command(name = "check", mixinStandardHelpOptions = true, description = {
            "Contrôle les fichiers .yaml d'un dossier et de ses sous-dossiers ; un sous-dossier nommé par un FINESS ne contient que les siens.",
            "Code de sortie 1 dès qu'il y a une faute."})
    static final class Check implements Callable<Integer> {
        @Parameters(arity = "0..1", paramLabel = "DOSSIER", description = "Par défaut : infra/pathways, les exemples livrés.")
        private @Nullable Path folder;

        @Spec
        private CommandSpec spec;

        private final PathwayReader reader = new PathwayReader();
        private final RejectCatalogue catalogue = new RejectCatalogue();

        @Override
        public Integer call() throws IOException {
            Path root = folder == null ? Installation.file("infra", "pathways") : folder;
            List<Path> files = files(root);
            PrintWriter out = spec.commandLine().getOut();
            int faults = 0;
            for (Path file : files) {
                PathwayReading reading = reading(file);
                faults += reading.faults().size();
                out.println(root.relativize(file) + " : " + verdict(reading));
                reading.faults().forEach(fault -> out.println("    " + catalogue.sentence(fault) + " [" + fault.code() + "]"));
            }
            out.println(files.size() + " parcours, " + faults + " faute(s).");
            out.flush();
            return faults == 0 ? 0 : Passerelle.REFUSED;
        }

        private List<Path> files(Path root) throws IOException {
            if (!Files.isDirectory(root)) {
                throw new ParameterException(spec.commandLine(), "dossier introuvable : " + root);
            }
            try (var all = Files.walk(root)) {
                List<Path> files = all.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
                if (files.isEmpty()) {
                    throw new ParameterException(spec.commandLine(), "aucun fichier .yaml dans " + root);
                }
                return files;
            }
        }

        private PathwayReading reading(Path file) throws IOException {
            PathwayReading reading = reader.read(Files.readAllBytes(file));
            Pathway pathway = reading.pathway();
            if (pathway == null) {
                return reading;
            }
            Path folder = file.toAbsolutePath().getParent();
            String above = folder == null ? "" : String.valueOf(folder.getFileName());
            return reading.filed(Finess.wellFormed(above) ? above : pathway.establishment(),
                    file.getFileName().toString().replaceFirst("\\.yaml$", ""));
        }

        private static String verdict(PathwayReading reading) {
            Pathway pathway = reading.pathway();
            return pathway == null ? reading.faults().size() + " faute(s)" : "correct, état " + pathway.state().word();
        }
    }
}
