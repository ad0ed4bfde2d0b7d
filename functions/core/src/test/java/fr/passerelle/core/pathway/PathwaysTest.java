package fr.passerelle.core.pathway;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.Pathways.Wanted;

import static org.assertj.core.api.Assertions.assertThat;

class PathwaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final String SITE = "750999906";

    private static Pathway pathway(String id, Trigger trigger, List<String> sites, List<String> units, String... types) {
        List<TypeRule> rules = Stream.of(types)
                .map(type -> new TypeRule(type, Use.MUST, Use.MUST, Use.MAY, false, Visibility.OPEN, false, null, null, null)).toList();
        return new Pathway("750999997", id, id, PathwayState.GENERAL, DAY.minusDays(10), DAY.plusDays(10), sites, units, trigger, rules,
                Sequence.USUAL, Reply.CLOSED, null, List.of(), Fallback.USUAL, List.of(), null, new Owners("Service", null, null),
                "0123456789ab");
    }

    private static final Pathway USUAL = pathway("usuel", Trigger.DOCUMENT, List.of(), List.of(), "11490-0", "34112-3");
    private static final Pathway OF_SITE = pathway("du-site", Trigger.DOCUMENT, List.of(SITE), List.of(), "11490-0");
    private static final Pathway OF_UNIT = pathway("de-l-unite", Trigger.DOCUMENT, List.of(), List.of("SMR"), "11490-0");
    private static final Pathway APPOINTMENTS = pathway("rendez-vous", Trigger.APPOINTMENT, List.of(), List.of());
    private static final Pathways ALL = new Pathways(List.of(USUAL, OF_SITE, OF_UNIT, APPOINTMENTS));

    private static Wanted wanted(String named, String site, String unit, String... types) {
        return new Wanted(named, List.of(types), site, unit, DAY);
    }

    @ParameterizedTest
    @CsvSource({", , usuel", "750999906, , du-site", ", SMR, de-l-unite", "750999906, SMR, de-l-unite", "750999999, HDJ, usuel"})
    void theCloserOneIsChosenAndUnitsAreCloserThanSites(String site, String unit, String chosen) {
        assertThat(ALL.ofDocuments(wanted(null, site, unit, "11490-0"))).isEqualTo(new Found.One(ALL.find(chosen).orElseThrow()));
    }

    @Test
    void onlyAPathwayThatListsAllTheTypesIsChosen() {
        assertThat(ALL.ofDocuments(wanted(null, null, "SMR", "11490-0", "34112-3"))).isEqualTo(new Found.One(USUAL));
        assertThat(ALL.ofDocuments(wanted(null, null, null, "11490-0", "68599-0")))
                .isEqualTo(new Found.Unlisted(List.of("11490-0", "68599-0")));
    }

    @Test
    void twoThatAreEquallyCloseAreForTheHospitalToTellApart() {
        var twin = pathway("autre", Trigger.CALENDAR, List.of(), List.of(), "34112-3");
        assertThat(new Pathways(List.of(USUAL, twin)).ofDocuments(wanted(null, null, null, "34112-3")))
                .isEqualTo(new Found.Several(List.of("autre", "usuel")));
    }

    @Test
    void aNamedPathwayIsTakenWhateverThePlaceButItsTypesCount() {
        assertThat(ALL.ofDocuments(wanted("de-l-unite", null, null, "11490-0"))).isEqualTo(new Found.One(OF_UNIT));
        assertThat(ALL.ofDocuments(wanted("de-l-unite", null, "SMR", "11490-0", "34112-3")))
                .isEqualTo(new Found.Unlisted(List.of("34112-3")));
        assertThat(ALL.ofDocuments(wanted("absent", null, null, "11490-0"))).isEqualTo(new Found.Unknown("absent"));
    }

    @Test
    void documentsAndAppointmentsNeverShareAPathway() {
        assertThat(ALL.ofAppointment(wanted(null, null, null))).isEqualTo(new Found.One(APPOINTMENTS));
        assertThat(ALL.ofAppointment(wanted("usuel", null, null))).isEqualTo(new Found.Unknown("usuel"));
        assertThat(ALL.ofDocuments(wanted("rendez-vous", null, null, "11490-0"))).isEqualTo(new Found.Unknown("rendez-vous"));
    }

    @ParameterizedTest
    @CsvSource({"-11, false", "-10, true", "10, true", "11, false"})
    void aPathwayIsInForceFromItsFirstDayToItsLast(int days, boolean inForce) {
        assertThat(USUAL.inForce(DAY.plusDays(days))).isEqualTo(inForce);
        assertThat(USUAL.in(PathwayState.DRAFT).inForce(DAY.plusDays(days))).isFalse();
    }

    @Test
    void aDraftListsNothing() {
        var draft = new Pathways(List.of(USUAL.in(PathwayState.DRAFT)));
        assertThat(draft.ofDocuments(wanted(null, null, null, "11490-0"))).isEqualTo(new Found.Unlisted(List.of("11490-0")));
        assertThat(draft.ofDocuments(wanted("usuel", null, null, "11490-0"))).isEqualTo(new Found.Unknown("usuel"));
    }
}
