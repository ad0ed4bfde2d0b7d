package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.restore.Restoration;
import fr.passerelle.dmpdispatch.ModelDmp.Entry;
import fr.passerelle.dmpdispatch.ModelDmp.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** The table is restored as it was three hours ago, and the procedure of docs/outages.md is followed: the DMP holds each document once. */
class RestoredTableTest {
    private static final int CHAINS = 200;
    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
    private static final Instant POINT = START.plus(Duration.ofHours(4));
    private static final Instant LOST = POINT.plus(Duration.ofHours(3));

    private final Drain drain = new Drain(START, 20_261_125L);
    private final Random random = new Random(20_261_125L);
    private int planned;

    @Test
    void afterTheProcedureEachDocumentIsThereOnceInItsOrder() {
        restored();
        drain.drops.keySet().forEach(drain::again);
        var restoration = new Restoration(drain.store, drain.store, input -> drain.vault.find(input + "/package.json").isPresent(),
                drain.time);
        Restoration.Done done = restoration.doubt(_ -> false);
        assertThat(done.asked()).isGreaterThan(CHAINS / 5);
        assertThat(restoration.doubt(_ -> false).asked()).as("run again, nothing is left to do").isZero();
        drain.stopped = false;
        drain.time.runUntil(drain::settled);

        assertThat(drain.drops).hasSize(planned);
        assertThat(drain.dmp.model.violations).isEmpty();
        assertThat(drain.dmp.model.entries).extracting(e -> e.uniqueId).doesNotHaveDuplicates();
        assertThat(drain.drops.keySet())
                .allSatisfy(ref -> assertThat(drain.dispatch(ref).state()).isIn(DispatchState.CONFIRMED, DispatchState.CANCELLED));
        Map<String, Link> last = new HashMap<>();
        drain.drops.values().forEach(link -> last.put(link.version().document(), link));
        last.values().forEach(link -> {
            List<Entry> chain = drain.dmp.model.chain(Contents.uniqueId(link.version()));
            assertThat(chain).extracting(e -> e.uniqueId).isSorted();
            assertThat(chain).filteredOn(e -> e.status == Status.APPROVED).extracting(e -> e.uniqueId)
                    .isEqualTo(link instanceof Link.Feed feed ? List.of(feed.uniqueId()) : List.of());
        });
    }

    @Test
    void withoutTheProcedureDocumentsWouldBeFedTwice() {
        restored();
        drain.drops.keySet().forEach(drain::again);
        drain.stopped = false;
        drain.time.runUntil(LOST.plus(Duration.ofHours(6)));

        assertThat(drain.dmp.model.violations).anyMatch(violation -> violation.startsWith("sent twice"));
    }

    /** Drops of a day, of which the table forgets the last three hours; the DMP was down for the hour around the point it goes back to. */
    private void restored() {
        for (int i = 1; i <= CHAINS; i++) {
            String id = "DOC-" + i;
            Instant first = START.plusSeconds(random.nextInt(25_000));
            at(first, () -> drain.feed(new Version(id, 1), null, Priority.NORMAL));
            int next = random.nextInt(6);
            Instant second = first.plusSeconds(random.nextLong(Duration.between(first, LOST).toSeconds()));
            if (next < 2) {
                at(second, () -> drain.feed(new Version(id, 2), new Version(id, 1), Priority.NORMAL));
            } else if (next == 2) {
                at(second, () -> drain.deletion(new Version(id, 1)));
            }
        }
        drain.time.at(POINT.minus(Duration.ofMinutes(50)), drain.dmp::goesDown);
        drain.time.at(POINT.plus(Duration.ofMinutes(10)), () -> drain.dmp.isBack(true));
        drain.time.runUntil(POINT);
        Runnable restore = drain.store.pointInTime();
        drain.time.runUntil(LOST);
        assertThat(drain.dmp.model.entries).hasSizeGreaterThan(CHAINS);
        drain.stopped = true;
        restore.run();
    }

    private void at(Instant when, Runnable drop) {
        planned++;
        drain.time.at(when, drop);
    }
}
