package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Version;
import fr.passerelle.dmpdispatch.FarDmp.Fed;
import fr.passerelle.dmpdispatch.ModelDmp.Entry;
import fr.passerelle.dmpdispatch.ModelDmp.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance scenario 10 with the documents of a day: the DMP does not answer for 24 hours, while new documents, replacements, deletions and a takeover of
 * old ones keep coming; then it answers, and everything leaves while runs are killed, answers lost and messages repeated.
 *
 * <p>{@code -Ddrain.documents=20000} for more of them, {@code -Ddrain.seed=7} for others.
 */
class DrainTest {
    private static final int DOCUMENTS = Integer.getInteger("drain.documents", 2_000);
    private static final long SEED = Long.getLong("drain.seed", 20_261_123L);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** A Monday, 8 in the morning in Paris. */
    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
    private static final Instant DOWN = START.plus(Duration.ofHours(1));
    private static final Instant BACK = DOWN.plus(Duration.ofHours(24));
    /** Drops go on for some time once it answers. */
    private static final Instant LAST_DROP = BACK.plus(Duration.ofMinutes(10));
    /** Of a hundred runs and messages, while the backlog leaves. */
    private static final int FAULTS = 3;
    /** The longest wait for a probe, and two runs of the releaser. */
    private static final Duration FIRST_PROBE = Duration.ofMinutes(7);
    /** A message comes back after twelve minutes, a doubt is looked at again after a quarter of an hour, each more than once when luck is bad. */
    private static final Duration STRAGGLER = Duration.ofMinutes(90);

    private final Drain drain = new Drain(START, SEED);
    private final Random random = new Random(SEED);

    private int planned;

    @Test
    void theBacklogOfADayLeavesUnderTheCeilingInOrderOnceAndWhole() {
        long started = System.nanoTime();
        plan();
        drain.time.at(DOWN, drain.dmp::goesDown);
        drain.time.runUntil(BACK);
        List<DispatchRef> waiting = drain.drops.keySet().stream().filter(ref -> !drain.dispatch(ref).state().settled()).toList();
        int inVain = drain.dmp.inVain;
        assertThat(inVain).as("the circuit opens after a few calls, then one tries each five minutes").isBetween(5, 24 * 12 + 20);

        drain.dmp.isBack(true);
        drain.faults(FAULTS);
        drain.time.runUntil(LAST_DROP);
        drain.time.runUntil(drain::settled);

        assertThat(drain.drops).hasSize(planned);
        nothingIsLost();
        nothingIsDoubled();
        orderIsKept();
        underTheCeiling();
        urgentFirst(waiting);
        backfillAtNight();
        quickly(waiting, inVain, Duration.ofNanos(System.nanoTime() - started));
    }

    /** Drops spread over the whole time, a tenth of them later versions, one of twenty a deletion, one of twenty urgent, a fifth of a takeover. */
    private void plan() {
        int chain = 0;
        for (int documents = 0; documents < DOCUMENTS;) {
            String id = "DOC-" + ++chain;
            Priority priority = random.nextInt(5) == 0
                    ? Priority.BACKFILL
                    : random.nextInt(20) == 0 ? Priority.URGENT : Priority.NORMAL;
            int versions = priority == Priority.BACKFILL ? 1 : 1 + (random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0);
            boolean deleted = priority != Priority.BACKFILL && random.nextInt(20) == 0;
            List<Instant> times = times(versions + (deleted ? 1 : 0));
            for (int number = 1; number <= versions; number++) {
                var version = new Version(id, number);
                var replaced = number == 1 ? null : new Version(id, number - 1);
                at(times.get(number - 1), () -> drain.feed(version, replaced, priority));
            }
            if (deleted) {
                at(times.getLast(), () -> drain.deletion(new Version(id, versions)));
            }
            documents += versions;
        }
    }

    private void at(Instant when, Runnable drop) {
        planned++;
        drain.time.at(when, drop);
    }

    private List<Instant> times(int count) {
        var times = new ArrayList<Instant>();
        for (int i = 0; i < count; i++) {
            times.add(START.plusMillis(random.nextLong(Duration.between(START, LAST_DROP).toMillis())));
        }
        Collections.sort(times);
        return times;
    }

    private void nothingIsLost() {
        assertThat(drain.drops.keySet()).allSatisfy(ref -> {
            Dispatch dispatch = drain.dispatch(ref);
            assertThat(dispatch.state()).as("%s", dispatch).isIn(DispatchState.CONFIRMED, DispatchState.CANCELLED);
        });
        Set<String> held = drain.dmp.model.entries.stream().map(e -> e.uniqueId).collect(Collectors.toSet());
        drain.drops.forEach((ref, link) -> {
            if (link instanceof Link.Feed feed && drain.dispatch(ref).state() == DispatchState.CONFIRMED) {
                assertThat(held).as("confirmed means held").contains(feed.uniqueId());
            }
        });
    }

    private void nothingIsDoubled() {
        assertThat(drain.dmp.model.violations).isEmpty();
        assertThat(drain.dmp.model.entries).extracting(e -> e.uniqueId).doesNotHaveDuplicates();
    }

    /** What the DMP holds of a chain came in the order of the versions, and only the last thing asked is in force. */
    private void orderIsKept() {
        Map<String, Link> last = new HashMap<>();
        drain.drops.values().forEach(link -> last.put(link.version().document(), link));
        last.values().forEach(link -> {
            List<Entry> chain = drain.dmp.model.chain(Contents.uniqueId(link.version()));
            assertThat(chain).extracting(e -> e.uniqueId).isSorted();
            List<String> live = chain.stream().filter(e -> e.status == Status.APPROVED).map(e -> e.uniqueId).toList();
            assertThat(live).isEqualTo(link instanceof Link.Feed feed ? List.of(feed.uniqueId()) : List.of());
        });
    }

    private void underTheCeiling() {
        assertThat(drain.dmp.throttled).as("refused for their number").isZero();
        assertThat(mostWithin(drain.dmp.feeds, Duration.ofSeconds(1))).as("feeds in any second").isLessThan(5);
    }

    /** The first feed of what was urgent when the DMP came back is before any other that waited; a run that was killed comes back later. */
    private void urgentFirst(List<DispatchRef> waiting) {
        Map<String, Instant> first = new HashMap<>();
        drain.dmp.fed.stream().filter(f -> !f.at().isBefore(BACK)).forEach(f -> first.putIfAbsent(f.inputId(), f.at()));
        Instant normal = firsts(waiting, Priority.NORMAL, first).min(Instant::compareTo).orElseThrow();
        assertThat(firsts(waiting, Priority.URGENT, first).max(Instant::compareTo).orElseThrow()).isBefore(normal);
    }

    private Stream<Instant> firsts(List<DispatchRef> waiting, Priority priority, Map<String, Instant> first) {
        return waiting.stream().filter(ref -> drain.dispatch(ref).priority() == priority && !drain.killed.contains(ref.inputId()))
                .filter(ref -> ref.inputId().endsWith("-1")).map(DispatchRef::inputId).filter(first::containsKey).map(first::get);
    }

    private void backfillAtNight() {
        Map<String, Priority> priorities = drain.drops.keySet().stream()
                .collect(Collectors.toMap(DispatchRef::inputId, ref -> drain.dispatch(ref).priority()));
        List<Instant> backfill = drain.dmp.fed.stream().filter(f -> priorities.get(f.inputId()) == Priority.BACKFILL).map(Fed::at).toList();
        assertThat(backfill).isNotEmpty().allSatisfy(at -> {
            LocalTime local = LocalTime.ofInstant(at, PARIS);
            assertThat(local.isBefore(LocalTime.of(6, 0)) || !local.isBefore(LocalTime.of(20, 0))).as("%s", local).isTrue();
        });
        assertThat(mostWithin(backfill, Duration.ofHours(1))).isLessThanOrEqualTo(Drain.BACKFILL_PER_HOUR + Drain.BACKFILL_PER_HOUR / 60);
    }

    /** What waited leaves at the pace; a run that was killed keeps its document for some time, and the whole takes as long as the unluckiest. */
    private void quickly(List<DispatchRef> waiting, int inVain, Duration cpu) {
        List<Duration> ends = waiting.stream().map(drain::dispatch).filter(d -> d.priority() != Priority.BACKFILL)
                .map(d -> Duration.between(BACK, d.since())).sorted().toList();
        Duration least = Duration.ofMillis(ends.size() * 1_000L / Drain.FEEDS_PER_SECOND);
        Duration most = ends.get(ends.size() * 9 / 10);
        System.out.printf(
                "drain: %d drops (seed %d), %d waited, %d of them for the night; %d calls in %d h of outage; %d s at least at %d/s, "
                        + "9 of 10 within %d s of the return, all within %d s; %d runs killed, %d messages repeated, %d dead letters; %d s of the machine%n",
                drain.drops.size(), SEED, waiting.size(), waiting.size() - ends.size(), inVain, Duration.between(DOWN, BACK).toHours(),
                least.toSeconds(), Drain.FEEDS_PER_SECOND, most.toSeconds(), ends.getLast().toSeconds(), drain.kills, drain.repeated,
                drain.deadLetters().size(), cpu.toSeconds());
        assertThat(most).isLessThan(least.multipliedBy(3).dividedBy(2).plus(FIRST_PROBE));
        assertThat(ends.getLast()).isLessThan(least.multipliedBy(3).dividedBy(2).plus(STRAGGLER));
    }

    private static int mostWithin(List<Instant> times, Duration window) {
        List<Instant> sorted = times.stream().sorted().toList();
        int most = 0;
        for (int from = 0, to = 0; to < sorted.size(); to++) {
            while (!sorted.get(from).plus(window).isAfter(sorted.get(to))) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
