package fr.passerelle.localstack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import fr.passerelle.local.cli.PlatformAccess;
import fr.passerelle.local.report.OutcomeReader.InputOutcome;
import fr.passerelle.local.sample.SampleDay;
import fr.passerelle.local.sample.SampleDayPlayer;
import fr.passerelle.local.sample.SampleFiles;

/** The first letter and the first appointment of the sample day, given to a platform that has nothing else to do. */
record MainJob(PlatformAccess access) implements SampleDayPlayer.World {
    static final String LETTER = "750999997/lettre-001.json";
    static final String APPOINTMENT = "750999997/rdv-RDV-1001-1";
    private static final String HOSPITAL = "750999997";
    private static final List<String> PATHWAYS = List.of("pathways/750999997/P01-sortie.yaml", "pathways/750999997/P06-rendez-vous.yaml");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** One hospital with the choices of its patients, and no trouble planned. */
    static SampleDay day() {
        SampleDay day = SampleFiles.day();
        SampleDay.Phase first = day.phases().getFirst();
        SampleDay.Phase both = new SampleDay.Phase(first.title(), List.of(), null, List.of(first.drops().getFirst()),
                List.of(first.appointments().getFirst()), List.of());
        List<SampleDay.Consent> choices = day.consents().stream().filter(c -> c.establishment().equals(HOSPITAL)).toList();
        return new SampleDay(day.startsAt(), List.of("establishments/" + HOSPITAL + ".json"), PATHWAYS, choices, List.of(), List.of(),
                List.of(both), 1, 3);
    }

    /** Until the hospital can read what became of both, or a minute has gone. */
    void play() {
        new SampleDayPlayer(day(), access, this, _ -> {
        }).play();
    }

    /** Destination and state of each dispatch of an input. */
    List<String> states(String label) {
        return input(label).orElseThrow().outcomes().stream().map(outcome -> outcome.destination() + " " + outcome.state()).toList();
    }

    /** What the hospital reads in the results bucket. */
    Optional<String> result(String label) {
        return input(label).flatMap(found -> access.result(found.input()));
    }

    private Optional<InputOutcome> input(String label) {
        return access.outcomes().all().stream().filter(input -> input.label().equals(label)).findFirst();
    }

    @Override
    public void happen(String event) {
        throw new IllegalArgumentException(event);
    }

    /** The answers themselves are waited for: what an emulator has still to tell cannot be seen from here. */
    @Override
    public void rest() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end
                && !Stream.of(LETTER, APPOINTMENT).allMatch(label -> result(label).filter(MainJob::settled).isPresent())) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    @Override
    public void restReleased() {
        rest();
    }

    /** Steps of a later day stay planned. */
    private static boolean settled(String result) {
        return result.contains("\"confirmed\"")
                && Stream.of("ready", "sending", "sent", "sibling").noneMatch(word -> result.contains('"' + word + '"'));
    }
}
