package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import fr.passerelle.formats.json.Json;
import fr.passerelle.local.report.Unmapped;

/** {@code report unmapped}: the local document types that the table of an establishment lacks. */
@Command(name = "unmapped", mixinStandardHelpOptions = true, description = {
        "Compte les types de document refusés faute de correspondance nationale, les plus fréquents d'abord.",
        "Ils s'ajoutent à « localTypes » dans la configuration de l'établissement."})
final class UnmappedCommand implements Callable<Integer> {
    @Option(names = "--establishment", paramLabel = "FINESS", description = "FINESS juridique ; par défaut, tous.")
    private @Nullable String establishment;

    @Option(names = "--json", description = "Un tableau JSON sur la sortie standard.")
    private boolean json;

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Unmapped.Line> lines = platform.access().unmapped().of(establishment);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writeValueAsString(lines));
        } else if (lines.isEmpty()) {
            out.println("Tous les types de document ont une correspondance.");
        } else {
            lines.forEach(
                    line -> out.printf("%s  %-20s  %4d refus  %-16s  dernier : %s%n", line.establishment(), line.code(), line.inputs(),
                            Objects.requireNonNullElse(line.source(), "-"), line.example()));
        }
        out.flush();
        return 0;
    }
}
