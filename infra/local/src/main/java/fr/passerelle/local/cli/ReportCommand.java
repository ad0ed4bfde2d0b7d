package fr.passerelle.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import fr.passerelle.report.ReportFiles.Format;

/** {@code report}: the registry of uses of a month, from the counters of the running platform. */
@Command(name = "report", mixinStandardHelpOptions = true, subcommands = {UnmappedCommand.class,
        CostCommand.class}, description = {
                "Établit le cahier des usages d'un mois : parcours déployés, volumes, portée, refus, délais, avancement des pilotes.",
                "Aucune donnée personnelle. La page HTML se lit seule, sans réseau, et s'imprime."})
final class ReportCommand implements Callable<Integer> {
    /** Not required by the parser, which would ask the commands below for it too. */
    @Option(names = "--month", paramLabel = "AAAA-MM", description = "Mois du cahier (obligatoire).")
    private String month = "";

    @Option(names = "--establishment", paramLabel = "FINESS", description = "FINESS juridique ; répétable. Par défaut, tous.")
    private List<String> establishments = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", split = ",", description = "html, csv ou json ; par défaut, les trois.")
    private List<String> formats = List.of("html", "csv", "json");

    @Option(names = "--out", paramLabel = "DOSSIER", description = "Dossier où écrire ; par défaut, le dossier courant.")
    private Path folder = Path.of("");

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        YearMonth asked = month();
        Set<Format> wanted = formats();
        Map<String, byte[]> files = new ReportAccess(platform.settings(), InstantSource.system()).files(asked, establishments,
                wanted);
        PrintWriter out = spec.commandLine().getOut();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path written = folder.resolve(file.getKey());
            Files.createDirectories(written.toAbsolutePath().getParent());
            Files.write(written, file.getValue());
            out.println(written);
        }
        out.flush();
        return 0;
    }

    private YearMonth month() {
        if (month.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "il manque --month=AAAA-MM");
        }
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw new ParameterException(spec.commandLine(), "mois attendu sous la forme AAAA-MM, par exemple 2026-03 : " + month, e);
        }
    }

    private Set<Format> formats() {
        try {
            return formats.stream().map(f -> Format.valueOf(f.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Format.class)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "format inconnu ; html, csv ou json : " + String.join(",", formats), e);
        }
    }
}
