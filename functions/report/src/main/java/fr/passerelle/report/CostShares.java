package fr.passerelle.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

import fr.passerelle.report.MonthReport.EstablishmentReport;
import fr.passerelle.report.MonthReport.Use;

/**
 * The bill of a month shared among the pathways, by what each sent: cost by 1,000 dispatches is the bill by tag divided by the dispatches
 * (use-cases.md §9). Functions, queues and table serve all pathways at once, so the share is one of volume, not of size.
 *
 * @param bill in the currency of the invoice
 * @param sent dispatches taken by the DMP or by the operator
 * @param lines the dearest first
 */
public record CostShares(BigDecimal bill, long sent, BigDecimal perThousand, List<Line> lines) {
    private static final int CENTS = 2;

    public CostShares {
        lines = List.copyOf(lines);
    }

    /**
     * One pathway of one establishment.
     *
     * @param cost its share of the bill, rounded to the cent: the sum may differ from the bill by a cent a line
     */
    public record Line(String finess, String pathway, String title, long documents, long messages, BigDecimal cost) {}

    /**
     * @param bill total of the month for the tag of the stage, not negative
     * @throws IllegalArgumentException when it is negative
     */
    public static CostShares of(MonthReport report, BigDecimal bill) {
        if (bill.signum() < 0) {
            throw new IllegalArgumentException("a bill is not negative");
        }
        long sent = report.establishments().stream().flatMap(e -> e.uses().stream()).mapToLong(CostShares::sent).sum();
        List<Line> lines = report.establishments().stream().flatMap(e -> e.uses().stream().map(use -> line(e, use, bill, sent)))
                .filter(line -> line.documents() + line.messages() > 0)
                .sorted(Comparator.comparing(Line::cost).reversed().thenComparing(Line::finess).thenComparing(Line::pathway)).toList();
        return new CostShares(bill, sent, share(bill, 1_000, sent), lines);
    }

    private static Line line(EstablishmentReport establishment, Use use, BigDecimal bill, long sent) {
        return new Line(establishment.finess(), use.id(), use.title(), use.accepted(), use.reach().sent(), share(bill, sent(use), sent));
    }

    private static long sent(Use use) {
        return use.accepted() + use.reach().sent();
    }

    private static BigDecimal share(BigDecimal bill, long part, long all) {
        return all == 0
                ? BigDecimal.ZERO.setScale(CENTS)
                : bill.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(all), CENTS, RoundingMode.HALF_EVEN);
    }
}
