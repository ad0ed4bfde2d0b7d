package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Version;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acceptance scenario 25, the side of the DMP: the busiest hour of a large hospital, 12 % of 50,000 documents, then a burst of 20 a second for a quarter of an hour
 * (use-cases.md §10), behind one certificate. A build plays a tenth of it at the same rates; {@code -Dt1.scale=1} the whole.
 */
class BusyHourTest {
    private static final int SCALE = Integer.getInteger("t1.scale", 10);
    private static final int DOCUMENTS_PER_HOUR = 6_000;
    private static final int BURST_PER_SECOND = 20;
    private static final int URGENT_EACH = 40;
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1).dividedBy(SCALE);
    private static final Duration BURST = Duration.ofMinutes(15).dividedBy(SCALE);

    private final Drain drain = new Drain(START, 20_261_126L);
    private final Map<DispatchRef, Instant> dropped = new HashMap<>();
    private int planned;

    @Test
    void everyDocumentLeavesAtItsFirstCallAndNoneIsRefusedForTheirNumber() {
        long started = System.nanoTime();
        spread(START, HOUR, DOCUMENTS_PER_HOUR / SCALE);
        Instant burst = START.plus(HOUR);
        spread(burst, BURST, Math.toIntExact(BURST_PER_SECOND * BURST.toSeconds()));
        drain.time.runUntil(burst.plus(BURST));
        drain.time.runUntil(drain::settled);

        assertThat(drain.drops).hasSize(planned);
        List<Dispatch> all = drain.drops.keySet().stream().map(drain::dispatch).toList();
        assertThat(all).allSatisfy(d -> assertThat(d.state()).isEqualTo(DispatchState.CONFIRMED));
        assertThat(all).as("first-pass rate").allSatisfy(d -> assertThat(d.attempts()).isOne());
        assertThat(drain.dmp.throttled).isZero();
        assertThat(drain.dmp.model.violations).isEmpty();
        assertThat(drain.dmp.feeds).hasSize(planned);

        List<Duration> calm = delays(burst.minusSeconds(60), Priority.NORMAL);
        Duration usual = calm.get(calm.size() * 95 / 100);
        Duration whole = Duration.between(burst, all.stream().map(Dispatch::since).max(Instant::compareTo).orElseThrow());
        long inBurst = planned - DOCUMENTS_PER_HOUR / SCALE;
        Duration least = Duration.ofSeconds(inBurst / Drain.FEEDS_PER_SECOND);
        List<Duration> urgent = delays(Instant.MAX, Priority.URGENT);
        System.out.printf("busy hour 1/%d: %d documents, all at their first call; before the burst 95 %% confirmed within %d s; "
                + "the %d of the burst within %d s, %d s at least at %d/s; urgent ones within %d s; %d s of the machine%n", SCALE, planned,
                usual.toSeconds(), inBurst, whole.toSeconds(), least.toSeconds(), Drain.FEEDS_PER_SECOND, urgent.getLast().toSeconds(),
                Duration.ofNanos(System.nanoTime() - started).toSeconds());
        assertThat(usual).isLessThan(Duration.ofMinutes(2));
        assertThat(whole).isLessThan(least.multipliedBy(5).dividedBy(4).plus(Duration.ofMinutes(2)));
    }

    private void spread(Instant from, Duration time, int count) {
        for (int i = 0; i < count; i++) {
            int number = ++planned;
            Priority priority = number % URGENT_EACH == 0 ? Priority.URGENT : Priority.NORMAL;
            drain.time.at(from.plus(time.multipliedBy(i).dividedBy(count)),
                    () -> dropped.put(drain.feed(new Version("DOC-" + number, 1), null, priority), drain.time.instant()));
        }
    }

    /** From drop to confirmation, of those dropped before an instant, the shortest first. */
    private List<Duration> delays(Instant before, Priority priority) {
        return dropped.entrySet().stream().filter(e -> e.getValue().isBefore(before)).map(e -> Map.entry(e, drain.dispatch(e.getKey())))
                .filter(e -> e.getValue().priority() == priority)
                .map(e -> Duration.between(e.getKey().getValue(), e.getValue().since())).sorted().toList();
    }
}
