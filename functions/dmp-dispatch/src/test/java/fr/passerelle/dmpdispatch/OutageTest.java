package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.core.flow.BackfillHours;
import fr.passerelle.core.flow.Ceiling;
import fr.passerelle.core.rule.PacedCalls;
import fr.passerelle.memory.InMemoryCallSlots;
import fr.passerelle.memory.InMemoryEstablishments;
import fr.passerelle.memory.InMemoryMetrics;
import fr.passerelle.releaser.Release;
import fr.passerelle.releaser.ReleaseRules;
import fr.passerelle.releaser.Releaser;

import static org.assertj.core.api.Assertions.assertThat;

/** Acceptance scenario 10: the DMP is down for a day (use-cases.md §11). */
class OutageTest {
    private static final int FEEDS_PER_SECOND = 4;
    private static final int DOCUMENTS = 300;
    private static final Duration TICK = Duration.ofMinutes(1);

    private final ChainWorld world = new ChainWorld();
    private final List<Instant> feeds = new ArrayList<>();
    private final Releaser releaser = new Releaser(
            new InMemoryEstablishments(Contents.document("x", 1, null, Visibility.OPEN, InformationPolicy.SEND).establishment()),
            world.circuits, world.store, new Release(world.store, world.queue), new InMemoryMetrics(),
            ReleaseRules.of(FEEDS_PER_SECOND, 1200, TICK), world.clock);

    @Test
    void nothingIsLostTheOrderIsKeptAndTheBacklogLeavesBelowTheCeilingTheUrgentFirst() {
        world.rate = new PacedCalls(new InMemoryCallSlots(), new Ceiling(FEEDS_PER_SECOND, 1200, BackfillHours.of("20:00-06:00")));
        world.dmp.onFeed = () -> feeds.add(world.clock.instant());
        world.dmp.down = true;
        var versions = new ArrayList<DispatchRef>();
        for (int i = 1; i <= DOCUMENTS; i++) {
            var first = new Version("DOC-" + i, 1);
            versions.add(world.drop(first, null, Priority.NORMAL));
            if (i % 10 == 0) {
                versions.add(world.drop(new Version("DOC-" + i, 2), first, Priority.NORMAL));
            }
            minute();
        }
        List<DispatchRef> urgent = Stream.iterate(1001, i -> i + 1).limit(5)
                .map(i -> world.drop(new Version("DOC-" + i, 1), null, Priority.URGENT)).toList();
        while (world.clock.instant().isBefore(Instant.parse("2026-11-23T08:00:00Z"))) {
            minute();
        }
        assertThat(feeds).as("no loop: a try each five minutes at most, once open").hasSizeLessThan(24 * 12 + 20);
        assertThat(world.refs).allSatisfy(ref -> assertThat(world.state(ref)).isEqualTo(DispatchState.HELD));

        world.dmp.down = false;
        feeds.clear();
        for (int i = 0; i < 60 && world.refs.stream().anyMatch(ref -> !world.state(ref).settled()); i++) {
            minute();
        }

        assertThat(world.refs).allSatisfy(ref -> assertThat(world.state(ref)).isEqualTo(DispatchState.CONFIRMED));
        assertThat(world.dmp.violations).isEmpty();
        assertThat(feeds).hasSize(world.refs.size());
        assertThat(mostInASecond()).isLessThanOrEqualTo(FEEDS_PER_SECOND);
        List<String> order = world.dmp.entries.stream().map(e -> e.uniqueId).toList();
        List<String> urgentIds = urgent.stream().map(ref -> Contents.uniqueId(new Version(ref.inputId().split("-", -1)[1] + "-"
                + ref.inputId().split("-", -1)[2], 1))).toList();
        assertThat(order.subList(0, urgentIds.size())).as("the urgent ones leave first").containsExactlyInAnyOrderElementsOf(urgentIds);
    }

    /** The sweeper runs, then everything that has a message is handled, then the minute passes. */
    private void minute() {
        Instant next = world.clock.instant().plus(TICK);
        releaser.run();
        world.queue.drain().forEach(sent -> world.handle(sent.ref()));
        Instant now = world.clock.instant();
        if (now.isBefore(next)) {
            world.clock.advance(Duration.between(now, next));
        }
    }

    private int mostInASecond() {
        int most = 0;
        for (int i = 0; i < feeds.size(); i++) {
            Instant end = feeds.get(i).plusSeconds(1);
            most = Math.max(most, (int) feeds.subList(i, feeds.size()).stream().takeWhile(at -> at.isBefore(end)).count());
        }
        return most;
    }
}
