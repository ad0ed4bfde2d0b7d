package fr.passerelle.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import fr.passerelle.formats.json.Json;

/** {@code consent export}: everything the platform holds about one patient, for the right of access. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Exporte tout ce que la passerelle détient sur un patient (droit d'accès).")
final class ConsentExportCommand implements Callable<Integer> {
    @Mixin
    private AskedPatient patient = new AskedPatient();

    @Option(names = "--out", paramLabel = "FICHIER", description = "Fichier JSON à écrire (par défaut : sortie standard).")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ObjectNode all = LocalDesk.open().ask("/patients/export", patient.request(), spec.commandLine());
        if (all.isEmpty()) {
            return Passerelle.REFUSED;
        }
        String text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
        var out = spec.commandLine().getOut();
        if (file == null) {
            out.println(text);
        } else {
            Files.writeString(file, text);
            out.println("exporté : " + file + " (données de santé : à remettre à la personne, puis à effacer)");
        }
        out.flush();
        return 0;
    }
}
