package fr.passerelle.report;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.report.CostShares.Line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CostSharesTest {
    private final March march = new March();

    private MonthReport report() {
        var reports = new MonthReports(march.counters);
        return reports.of(March.MONTH, March.subjects(), Map.of(March.GENERAL, reports.sums(March.GENERAL, March.MONTH), March.PILOT,
                reports.sums(March.PILOT, March.MONTH)), March.MADE);
    }

    @Test
    void theBillIsSharedByWhatWasSentAndTheDearestComesFirst() {
        CostShares shares = CostShares.of(report(), new BigDecimal("100.00"));

        assertThat(shares.sent()).isEqualTo(shares.lines().stream().mapToLong(line -> line.documents() + line.messages()).sum())
                .isPositive();
        assertThat(shares.lines()).extracting(Line::cost).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(shares.lines().stream().map(Line::cost).reduce(BigDecimal.ZERO, BigDecimal::add).subtract(shares.bill()).abs())
                .isLessThanOrEqualTo(new BigDecimal("0.01").multiply(BigDecimal.valueOf(shares.lines().size())));
        assertThat(shares.lines()).extracting(Line::finess).contains(March.GENERAL, March.PILOT);
    }

    @Test
    void aThousandDispatchesCostTheBillDividedByTheDispatches() {
        MonthReport report = report();
        long sent = CostShares.of(report, BigDecimal.ONE).sent();

        assertThat(CostShares.of(report, BigDecimal.valueOf(sent)).perThousand()).isEqualByComparingTo("1000");
    }

    @Test
    void aMonthWithoutDispatchHasNoShare() {
        var empty = new MonthReports(march.counters).of(March.MONTH, March.subjects(), Map.of(), March.MADE);

        assertThat(CostShares.of(empty, BigDecimal.TEN).lines()).isEmpty();
        assertThat(CostShares.of(empty, BigDecimal.TEN).perThousand()).isZero();
        assertThatThrownBy(() -> CostShares.of(empty, BigDecimal.ONE.negate())).isInstanceOf(IllegalArgumentException.class);
    }
}
