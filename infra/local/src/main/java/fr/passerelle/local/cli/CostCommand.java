package fr.passerelle.local.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import fr.passerelle.report.CostShares;

/** {@code report cost}: the bill of a month shared among the pathways. */
@Command(name = "cost", mixinStandardHelpOptions = true, description = {
        "Répartit la facture d'un mois entre les parcours, d'après ce que chacun a envoyé, et donne le coût de 1 000 envois.",
        "Le montant est celui de la facture pour l'étiquette « Stage » de la plateforme."})
final class CostCommand implements Callable<Integer> {
    @Option(names = "--month", required = true, paramLabel = "AAAA-MM", description = "Mois de la facture.")
    private YearMonth month;

    @Option(names = "--bill", required = true, paramLabel = "MONTANT", description = "Montant de la facture, par exemple 212.40.")
    private BigDecimal bill;

    @Option(names = "--establishment", paramLabel = "FINESS", description = "FINESS juridique ; répétable. Par défaut, tous.")
    private List<String> establishments = List.of();

    @Mixin
    private AskedPlatform platform = new AskedPlatform();

    @Mixin
    private Answer answer = new Answer();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (bill.signum() < 0) {
            throw new ParameterException(spec.commandLine(), "une facture n'est pas négative : " + bill);
        }
        CostShares shares = CostShares.of(new ReportAccess(platform.settings(), InstantSource.system()).report(month, establishments),
                bill);
        answer.give(shares, out -> {
            shares.lines().forEach(line -> out.printf("%s  %-24s  %7d documents  %7d messages  %10s%n", line.finess(),
                    line.pathway().isEmpty() ? line.title() : line.pathway(), line.documents(), line.messages(),
                    line.cost().toPlainString()));
            out.printf("%d envois pour %s : %s pour 1 000 envois%n", shares.sent(), bill.toPlainString(),
                    shares.perThousand().toPlainString());
        });
        return 0;
    }
}
