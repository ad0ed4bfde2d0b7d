package fr.passerelle.formats.pathway;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.core.document.Reply;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.pathway.Pathways.Found;
import fr.passerelle.core.pathway.Pathways.Wanted;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.core.pathway.TypeRule;
import fr.passerelle.core.pathway.Use;

import static org.assertj.core.api.Assertions.assertThat;

/** The 22 shipped pathways are those of use-cases.md §4, and may be adopted together. */
class PathwayExamplesTest {
    private static final Map<String, Pathway> EXAMPLES = Examples.byNumber();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    /** A subject or a text is seen on the lock of a telephone: no word that tells why the patient came. */
    private static final Pattern CLINICAL = Pattern.compile(
            "cancer|oncolog|tumeur|chimio|psychiatr|grossesse|accouchement|naissance|chirurg|opérat|implant|diabèt|addict|imagerie"
                    + "|biolog|laboratoire|ordonnance|traitement|diagnos|maladie|hospitalis|réadaptation|anesth",
            Pattern.CASE_INSENSITIVE);

    static Stream<Pathway> examples() {
        return EXAMPLES.values().stream();
    }

    @Test
    void thereAreTwentyTwoWithoutAnyFault() {
        assertThat(Examples.readings()).allSatisfy((name, reading) -> assertThat(reading.faults()).as(name).isEmpty());
        assertThat(EXAMPLES.keySet()).containsExactlyElementsOf(IntStream.rangeClosed(1, 22).mapToObj("P%02d"::formatted).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            P01 | 11490-0 34112-3 34874-8 15507-7 86531-1                         | DOCUMENT    | CLOSED
            P02 | 57833-6 57832-8 PRESC-INF PRESC-KINE PRESC-BIO 55115-0 PRESC-AAT | DOCUMENT    | CLOSED
            P03 | 101881-1 34874-8                                                | DOCUMENT    | CLOSED
            P04 | 18776-5 77604-7                                                 | DOCUMENT    | CLOSED
            P06 | 56446-8                                                         | APPOINTMENT | OPEN
            P07 | 59284-0 51851-4                                                 | CALENDAR    | OPEN
            P08 | 74465-6                                                         | CALENDAR    | FORM
            P09 | 34875-5                                                         | CALENDAR    | OPEN
            P10 | 51851-4                                                         | DOCUMENT    | OPEN
            P11 | 57833-6                                                         | DOCUMENT    | OPEN
            P12 | 89233-1 57055-6 57057-2 57075-4 15508-5 78489-2                 | DOCUMENT    | OPEN
            P13 | 68599-0                                                         | DOCUMENT    | OPEN
            P15 | 51851-4                                                         | CALENDAR    | CLOSED
            P16 | 34794-8 18776-5 11505-5                                         | DOCUMENT    | OPEN
            P17 | 47420-5 11490-0                                                 | DOCUMENT    | CLOSED
            P18 | 11502-2                                                         | DOCUMENT    | CLOSED
            P19 | 18748-4 IMG-KOS                                                 | DOCUMENT    | CLOSED
            P20 | 11488-4 34749-2                                                 | DOCUMENT    | CLOSED
            """)
    void eachListsTheTypesTheTriggerAndTheReplyOfTheCatalogue(String number, String types, Trigger trigger, Reply.Policy reply) {
        Pathway pathway = EXAMPLES.get(number);
        assertThat(pathway.types()).extracting(TypeRule::type).containsExactlyInAnyOrder(types.split(" "));
        assertThat(pathway.trigger()).isEqualTo(trigger);
        assertThat(pathway.reply().policy()).isEqualTo(reply);
    }

    @Test
    void ambulatorySurgeryBundlesDischargeInstructionsAndFollowUp() {
        assertThat(EXAMPLES.get("P05").types()).extracting(TypeRule::type).contains("59284-0", "51851-4", "11490-0", "34874-8", "34875-5");
    }

    @ParameterizedTest
    @CsvSource({"dmp, 'P06 P08 P10 P14 P15'", "patient, 'P21 P22'", "professionals, 'P02 P06 P07 P08 P09 P10 P14 P15 P22'"})
    void noneSendsWhereTheCatalogueSaysNo(String destination, String never) {
        List<String> silent = EXAMPLES.entrySet().stream().filter(e -> e.getValue().types().stream()
                .allMatch(type -> use(type, destination) == Use.NEVER)).map(Map.Entry::getKey).toList();
        assertThat(silent).containsExactly(never.split(" "));
    }

    private static Use use(TypeRule type, String destination) {
        return switch (destination) {
            case "dmp" -> type.dmp();
            case "patient" -> type.patient();
            default -> type.professionals();
        };
    }

    @Test
    void oncologyAloneAnnouncesFirst() {
        assertThat(EXAMPLES).allSatisfy((number, pathway) -> assertThat(pathway.types()).as(number)
                .allMatch(type -> type.announced() == number.equals("P16")));
    }

    @Test
    void perinatalCareOfAMinorWaitsForSomebodyToSayWhetherItIsSecret() {
        assertThat(EXAMPLES.get("P12").types()).filteredOn(TypeRule::sensitiveForMinors).extracting(TypeRule::type)
                .containsExactlyInAnyOrder("89233-1", "57055-6", "57057-2", "15508-5");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noTextHasAClinicalWord(Pathway pathway) {
        assertThat(String.valueOf(pathway.text())).as(pathway.id()).doesNotContainPattern(CLINICAL);
        assertThat(pathway.steps()).allSatisfy(step -> assertThat(String.valueOf(step.text())).as(pathway.id() + " " + step.id())
                .doesNotContainPattern(CLINICAL));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whoeverMayAnswerIsToldWhenAndWhatToDoInAnEmergency(Pathway pathway) {
        if (pathway.reply().policy() == Reply.Policy.OPEN && pathway.text() != null) {
            assertThat(pathway.text()).contains(pathway.reply().hours());
            assertThat(pathway.text().contains("le 15") || pathway.trigger() == Trigger.CALENDAR).as(pathway.id()).isTrue();
        }
    }

    @Test
    void remindersInstructionsQuestionnaireAndFollowUpLeaveByThemselves() {
        assertThat(examples().filter(p -> !p.steps().isEmpty()).map(p -> p.id().substring(0, 3)).sorted()).containsExactly("P06", "P07",
                "P08",
                "P09");
        assertThat(EXAMPLES.get("P08").steps()).as("one questionnaire, one reminder").hasSize(2);
    }

    @Test
    void everyStateHasAnExampleButStopped() {
        assertThat(examples().map(Pathway::state)).contains(PathwayState.DRAFT, PathwayState.TEST, PathwayState.PILOT, PathwayState.GENERAL)
                .doesNotContain(PathwayState.STOPPED);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void adoptedTogetherEachTypeOfEachFindsItWhereItServes(Pathway pathway) {
        if (pathway.trigger() == Trigger.APPOINTMENT || !pathway.inForce(DAY)) {
            return;
        }
        var all = new Pathways(List.copyOf(EXAMPLES.values()));
        String unit = pathway.units().isEmpty() ? null : pathway.units().getFirst();
        for (TypeRule type : pathway.types()) {
            assertThat(all.ofDocuments(new Wanted(null, List.of(type.type()), null, unit, DAY))).as(type.type())
                    .isEqualTo(new Found.One(pathway));
        }
    }
}
