package fr.passerelle.local.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report unmapped}: the local document types that the table of an establishment lacks. */
@Command(name = "unmapped", mixinStandardHelpOptions = true, description = {
        "Compte les types de document refusés faute de correspondance nationale, les plus fréquents d'abord.",
        "Ils s'ajoutent à « localTypes » dans la configuration de l'établissement."})
final class UnmappedCommand implements Callable<Integer> {
    @Option(names = "--establishment", paramLabel = "FINESS", description = "FINESS juridique ; par défaut, tous.")
    private @Nullable String establishment;

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private Answer answer = new Answer();

    @Override
    public Integer call() throws IOException {
        answer.list(platform.access().unmapped().of(establishment), "Tous les types de document ont une correspondance.",
                (line, out) -> out.printf("%s  %-20s  %4d refus  %-16s  dernier : %s%n", line.establishment(), line.code(), line.inputs(),
                        Objects.requireNonNullElse(line.source(), "-"), line.example()));
        return 0;
    }
}
