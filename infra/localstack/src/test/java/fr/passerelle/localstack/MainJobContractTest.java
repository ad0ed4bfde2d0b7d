package fr.passerelle.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import fr.passerelle.local.cli.PlatformAccess;
import fr.passerelle.local.platform.LocalOptions;
import fr.passerelle.local.report.OutcomeReader.InputOutcome;
import fr.passerelle.local.sample.SampleDay;
import fr.passerelle.local.sample.SampleDayPlayer;
import fr.passerelle.local.sample.SampleFiles;
import fr.passerelle.local.session.Session;
import fr.passerelle.local.session.TickingClock;
import fr.passerelle.localstack.target.Contract;
import fr.passerelle.localstack.target.OnTarget;
import fr.passerelle.localstack.target.Target;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole platform of {@code template.yaml} created at the endpoint: a letter and an appointment go all their way. */
@Contract
record MainJobContractTest(Target target) implements OnTarget {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOSPITAL = "750999997";
    private static final List<String> PATHWAYS = List.of("pathways/750999997/P01-sortie.yaml", "pathways/750999997/P06-rendez-vous.yaml");
    private static final String LETTER = "750999997/lettre-001.json";
    private static final String APPOINTMENT = "750999997/rdv-RDV-1001-1";

    @Test
    void aLetterReachesTheDmpAndItsPatientAnAppointmentItsPatientAndTheHospitalReadsWhatBecameOfThem() {
        SampleDay day = oneHospital();
        LocalOptions options = LocalOptions.of(Path.of(System.getProperty("passerelle.root"), "template.yaml"))
                .withEndpoint(target.endpoint()).withParameter("Stage", Target.fresh("c"));
        try (Session session = Session.start(options, new TickingClock(day.startsAt().toInstant()))) {
            session.prepare(day, new Random(7));
            PlatformAccess access = session.access();
            new SampleDayPlayer(day, access, new Answers(access), _ -> {
            }).play();

            assertThat(states(access, LETTER)).containsExactlyInAnyOrder("dmp confirmed", "patient-mailbox confirmed",
                    "professional-mailbox confirmed");
            assertThat(states(access, APPOINTMENT)).contains("patient-mailbox confirmed");
            assertThat(session.dmp().documents()).singleElement().satisfies(d -> assertThat(d.visibleToPatient()).isTrue());
            assertThat(session.mssante().mails()).hasSize(3);
            assertThat(result(access, LETTER).orElseThrow()).contains("\"confirmed\"").contains("dmp");
            assertThat(result(access, APPOINTMENT).orElseThrow()).contains("\"confirmed\"");
            assertThat(session.dmp().violations()).isEmpty();
            assertThat(session.mssante().violations()).isEmpty();
            assertThat(session.platform().deadLetters()).isEmpty();
        }
    }

    /** One hospital of the sample day, its patients' choices made, its first letter and its first appointment; no trouble planned. */
    private static SampleDay oneHospital() {
        SampleDay day = SampleFiles.day();
        SampleDay.Phase first = day.phases().getFirst();
        SampleDay.Phase both = new SampleDay.Phase(first.title(), List.of(), null, List.of(first.drops().getFirst()),
                List.of(first.appointments().getFirst()), List.of());
        List<SampleDay.Consent> choices = day.consents().stream().filter(c -> c.establishment().equals(HOSPITAL)).toList();
        return new SampleDay(day.startsAt(), List.of("establishments/" + HOSPITAL + ".json"), PATHWAYS, choices, List.of(), List.of(),
                List.of(both), 1, 3);
    }

    /** The answers themselves are waited for: what an emulator has still to tell cannot be seen from here. */
    private record Answers(PlatformAccess access) implements SampleDayPlayer.World {
        @Override
        public void happen(String event) {
            throw new IllegalArgumentException(event);
        }

        @Override
        public void rest() {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end && !List.of(LETTER, APPOINTMENT).stream()
                    .allMatch(label -> result(access, label).filter(MainJobContractTest::settled).isPresent())) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }

        @Override
        public void restReleased() {
            rest();
        }
    }

    /** Steps of a later day stay planned. */
    private static boolean settled(String result) {
        return result.contains("\"confirmed\"") && !result.contains("\"ready\"") && !result.contains("\"sent\"")
                && !result.contains("\"sending\"")
                && !result.contains("\"sibling\"");
    }

    private static Optional<InputOutcome> input(PlatformAccess access, String label) {
        return access.outcomes().all().stream().filter(input -> input.label().equals(label)).findFirst();
    }

    private static Optional<String> result(PlatformAccess access, String label) {
        return input(access, label).flatMap(found -> access.result(found.input()));
    }

    private static List<String> states(PlatformAccess access, String label) {
        return input(access, label).orElseThrow().outcomes().stream().map(outcome -> outcome.destination() + " " + outcome.state())
                .toList();
    }
}
