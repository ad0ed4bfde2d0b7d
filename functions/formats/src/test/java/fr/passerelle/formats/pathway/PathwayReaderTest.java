package fr.passerelle.formats.pathway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.Reply;
import fr.passerelle.core.document.Sequence;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.pathway.CmeDecision;
import fr.passerelle.core.pathway.Fallback;
import fr.passerelle.core.pathway.Owners;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayReading;
import fr.passerelle.core.pathway.PathwayState;
import fr.passerelle.core.pathway.Step;
import fr.passerelle.core.pathway.Trigger;
import fr.passerelle.core.pathway.TypeRule;
import fr.passerelle.core.pathway.Use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class PathwayReaderTest {
    private static final PathwayReader READER = new PathwayReader();

    private static final String SHORT = """
            id: P01-sortie
            establishment: 750999997
            title: Sortie
            state: test
            from: 2026-01-01
            trigger: document
            types:
              - { type: 11490-0, dmp: must, patient: must, professionals: may }
            reply: { policy: closed }
            owners: { medical: Commission }
            """;

    private static final String CALENDAR = SHORT.replace("trigger: document", """
            trigger: calendar
            units: [A1]
            steps:
              - { id: avant, when: appointment - 7d, text: Bonjour }
              - { id: apres, when: discharge + 14d, text: Bonjour, last: true }""");

    private static final String FULL = """
            id: P16-oncologie
            establishment: "750999997"
            title: Cancérologie
            state: pilot
            from: 2026-01-01
            to: 2027-12-31
            sites: [750888886]
            units: [0420, 4210, ONCO.J]
            trigger: document
            types:
              - type: 34794-8
                dmp: must
                patient: may
                professionals: never
                announced: true
                restrictions: [INVISIBLE_REPRESENTANTS_LEGAUX]
                sensitiveForMinors: true
                from: 2026-02-01
                to: 2026-12-31
                decision: CME 2026-02
            sequence: { dmpFirst: false, longestMinutes: 30, dmpRequired: true }
            reply: { policy: open, mailbox: onco@hopital.mssante.fr, owner: Secrétariat, hours: de 9 h à 17 h, unansweredDays: 3, farewell: Au revoir }
            text: |
              Bonjour,
              Un document est disponible.
            fallback: { paper: false, unreadDays: 10, retryMonths: 12 }
            pilot: { units: [4210] }
            cme: { reference: CME 2026-01, date: 2026-01-15 }
            owners: { medical: Oncologie, administrative: Secrétariat, technical: DSI }
            """;

    static PathwayReading read(String yaml) {
        return READER.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyFieldIsRead() {
        PathwayReading reading = read(FULL);
        assertThat(reading.faults()).isEmpty();
        var type = new TypeRule("34794-8", Use.MUST, Use.MAY, Use.NEVER, true, new Visibility(false, false, true, false, false), true,
                LocalDate.of(2026, 2, 1), LocalDate.of(2026, 12, 31), "CME 2026-02");
        assertThat(reading.pathway()).isEqualTo(new Pathway("750999997", "P16-oncologie", "Cancérologie", PathwayState.PILOT,
                LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31), List.of("750888886"), List.of("0420", "4210", "ONCO.J"),
                Trigger.DOCUMENT, List.of(type), new Sequence(false, Duration.ofMinutes(30), true),
                new Reply(Reply.Policy.OPEN, "onco@hopital.mssante.fr", "Secrétariat", "de 9 h à 17 h", null, Duration.ofDays(3),
                        "Au revoir"),
                "Bonjour,\nUn document est disponible.\n", List.of(), new Fallback(false, 10, 12), List.of("4210"),
                new CmeDecision("CME 2026-01", LocalDate.of(2026, 1, 15)), new Owners("Oncologie", "Secrétariat", "DSI"),
                reading.pathway().version()));
    }

    @Test
    void stepsAreReadWithTheDayTheyLeave() {
        var steps = read(CALENDAR).pathway().steps();
        assertThat(steps).containsExactly(new Step("avant", Step.Anchor.APPOINTMENT, -7, "Bonjour"),
                new Step("apres", Step.Anchor.DISCHARGE, 14, "Bonjour", true));
        assertThat(steps.getFirst().due(Instant.parse("2026-04-01T08:00:00Z"), ZoneId.of("Europe/Paris")))
                .as("nine in the morning, before the clocks change").isEqualTo(Instant.parse("2026-03-25T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            appointment - 7d | tomorrow          | /steps/0/when | FIELD_INVALID
            units: [A1]      |                   | /units        | STEP_WITHOUT_UNITS
            id: apres        | id: avant         | /steps/1/id   | STEP_TWICE
            trigger: calendar| trigger: document | /steps/0/when | STEP_NEVER_STARTED
            , text: Bonjour  |                   | /steps/0/text | FIELD_MISSING
            """)
    void aStepThatCouldNotLeaveOrWouldGoToEverybodyIsAFault(String good, String bad, String subject, String code) {
        assertThat(read(CALENDAR.replace(good, bad == null ? "" : bad)).faults()).extracting(Reason::subject, Reason::code)
                .contains(tuple(subject, code));
    }

    @Test
    void aQuestionnaireIsRemindedOfOnce() {
        String form = CALENDAR.replace("reply: { policy: closed }", "reply: { policy: form, link: https://avis.example/q }")
                .replace("steps:", "steps:\n  - { id: encore, when: discharge + 20d, text: Bonjour }");
        assertThat(read(form).faults()).extracting(Reason::code).containsExactly("STEPS_TOO_MANY");
    }

    @Test
    void absentBlocksHaveTheUsualValues() {
        assertThat(read(SHORT).pathway()).satisfies(p -> {
            assertThat(p.sequence()).isEqualTo(Sequence.USUAL);
            assertThat(p.fallback()).isEqualTo(Fallback.USUAL);
            assertThat(p.reply()).isEqualTo(Reply.CLOSED);
            assertThat(p.sites()).isEmpty();
            assertThat(p.text()).isNull();
            assertThat(p.types().getFirst().restrictions()).isEqualTo(Visibility.OPEN);
        });
    }

    @Test
    void theVersionIsTheBeginningOfTheDigestOfTheFile() {
        assertThat(read(SHORT).pathway().version()).hasSize(12).matches("[0-9a-f]+").isEqualTo(read(SHORT).pathway().version())
                .isNotEqualTo(read(SHORT + "# relu\n").pathway().version());
    }

    @Test
    void aFieldLeftBlankIsAbsent() {
        assertThat(read(SHORT + "to:\nunits: ~\n").faults()).isEmpty();
        assertThat(read(SHORT.replace("title: Sortie", "title:")).faults()).containsExactly(Reason.at("/title", "FIELD_MISSING"));
    }

    @Test
    void allFaultsOfFormAndMeaningAreToldAtOnce() {
        String yaml = FULL.replace("34794-8", "99999-9").replace("dmp: must", "dmp: toujours").replace("owner: Secrétariat, ", "")
                .replace("to: 2027-12-31", "to: 2025-12-31").replace("title:", "titre:")
                .replace("longestMinutes: 30", "longestMinutes: 30 min");
        assertThat(read(yaml)).satisfies(r -> assertThat(r.pathway()).isNull())
                .satisfies(r -> assertThat(r.faults()).extracting(f -> f.subject() + " " + f.code()).containsExactlyInAnyOrder(
                        "/titre FIELD_UNKNOWN", "/title FIELD_MISSING", "/types/0/dmp FIELD_INVALID",
                        "/sequence/longestMinutes FIELD_INVALID",
                        "/to PATHWAY_ENDS_BEFORE", "/reply PATHWAY_WITHOUT_REPLY_OWNER", "/types/0/type CODE_UNKNOWN"));
    }

    @Test
    void whatTheSchemaHasToldIsNotToldAgainForWhatContainsIt() {
        assertThat(read(FULL.replace("date: 2026-01-15", "date: hier")).faults()).extracting(Reason::subject).containsExactly("/cme/date");
        assertThat(read(FULL.replace("2026-01-15", "2026-02-30")).faults()).extracting(Reason::subject).containsExactly("/cme/date");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"dmp: must | dmp: never", "state: test | state: brouillon", "trigger: document | trigger: ''",
            "750999997 | 7509999970", "P01-sortie | P01 sortie", "from: 2026-01-01 | from: 01/01/2026", "policy: closed | policy: fermé",
            "policy: closed | 'policy: form, link: http://exemple.fr'", "title: Sortie | title: true", "types: | types: []\nautre:"})
    void whatTheSchemaDoesNotAllowIsRefused(String right, String wrong) {
        assertThat(read(SHORT.replace(right, wrong)).pathway() == null).isEqualTo(!wrong.equals("dmp: never"));
    }

    @Test
    void onlyAnAppointmentPathwayMayListNoType() {
        String none = SHORT.replaceAll("(?m)^types:\\n.*\\n", "types: []\n");
        assertThat(read(none).faults()).extracting(Reason::subject).containsExactly("/types");
        assertThat(read(none.replace("trigger: document", "trigger: appointment")).faults()).isEmpty();
    }

    @Test
    void aFileFiledElsewhereThanItSaysIsFaulty() {
        PathwayReading reading = read(SHORT);
        assertThat(reading.filed("750999997", "P01-sortie")).isEqualTo(reading);
        assertThat(reading.filed("330999996", "P01-sortie").faults()).extracting(Reason::code).containsExactly("PATHWAY_MISFILED");
        assertThat(reading.filed("750999997", "copie").pathway()).isNull();
    }
}
