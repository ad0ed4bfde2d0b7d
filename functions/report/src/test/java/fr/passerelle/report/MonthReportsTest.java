package fr.passerelle.report;

import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.indicator.Ratio;
import fr.passerelle.report.MonthReport.EstablishmentReport;
import fr.passerelle.report.MonthReport.Use;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MonthReportsTest {
    private final March march = new March();

    private EstablishmentReport report(String finess) {
        var reports = new MonthReports(march.counters);
        return reports.of(March.MONTH, March.subjects(), Map.of(finess, reports.sums(finess, March.MONTH)), March.MADE).establishments()
                .stream().filter(e -> e.finess().equals(finess)).findFirst().orElseThrow();
    }

    @Test
    void aPilotIsToldByItsPathwaysAndItsCounts() {
        EstablishmentReport pilot = report(March.PILOT);
        assertThat(pilot.uses()).extracting(Use::state).containsExactly("pilot", "test");
        assertThat(pilot.uses().getFirst().pilotUnits()).containsExactly("2201");
        assertThat(pilot.uses()).extracting(Use::dryRun).containsExactly(3L, 6L);
        assertThat(pilot.summary().feeding()).isEqualTo(new Ratio(9, 18));
        assertThat(pilot.summary().identity()).isEqualTo(new Ratio(10, 12));
        assertThat(pilot.refusals()).singleElement().satisfies(r -> assertThat(r.fault()).isFalse());
    }

    @Test
    void whatWasCountedToNoPathwayOrToOneThatIsGoneIsShown() {
        assertThat(report(March.GENERAL).uses()).filteredOn(u -> u.state().equals("absent")).extracting(Use::title)
                .containsExactly("Hors parcours");
    }

    @Test
    void anOppositionIsInNoTermOfTheAcceptance() {
        assertThat(report(March.PILOT).summary().acceptance()).isEqualTo(new Ratio(9, 9));
        assertThat(report(March.PILOT).summary().opposed()).isEqualTo(1);
    }

    @Test
    void reasonsAreToldInTheWordsOfTheCatalogueWithTheirOwner() {
        assertThat(report(March.GENERAL).refusals()).allSatisfy(r -> assertThat(r.text()).doesNotContain("{").isNotBlank());
    }

    @Test
    void anEmptyMonthIsAReportToo() {
        assertThat(new String(new HtmlReport().write(new MonthReports(march.counters).of(March.MONTH, March.subjects(), Map.of(),
                March.MADE)), UTF_8)).contains("Rien ce mois-ci", "—");
    }

    /** Nobody finds a hidden number from the total and the numbers shown. */
    @Property(tries = 300)
    void aHiddenNumberIsNotFoundBySubtraction(@ForAll @Size(min = 2, max = 8) List<@LongRange(max = 30) Long> values) {
        List<Shown> shown = Shown.column(values);
        for (int i = 0; i < values.size(); i++) {
            long value = values.get(i);
            if (value > 0 && value < Shown.FEW) {
                assertThat(shown.get(i).open()).isFalse();
            }
        }
        long hidden = shown.stream().filter(s -> !s.open()).count();
        boolean another = values.stream().filter(v -> v > 0).count() > 1;
        assertThat(hidden).as("alone, it would be the rest of the total").isNotEqualTo(another ? 1 : -1);
    }
}
