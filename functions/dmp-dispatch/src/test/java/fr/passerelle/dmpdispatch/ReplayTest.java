package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.core.port.ReplayOrders;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.replay.LeftOut;
import fr.passerelle.core.replay.Preview;
import fr.passerelle.core.replay.Replays;
import fr.passerelle.core.replay.Replays.Answer;
import fr.passerelle.core.replay.Selection;
import fr.passerelle.core.replay.Succession;
import fr.passerelle.core.retention.Keeping;
import fr.passerelle.core.work.ReplayOrder;
import fr.passerelle.dmpdispatch.ModelDmp.Act;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryReplayOrders;
import fr.passerelle.memory.InMemoryWorkList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Replays of dispatches to the DMP, and what becomes of them: use-cases.md K07, K08. */
class ReplayTest {
    private static final Replays.Progress SILENT = (_, _) -> {
    };
    private static final Selection ALL = new Selection("750999997", null, null, null, null, null, null, "DMP_REFUSED");

    /** What is replayed over one store. */
    private static final class Desk {
        final InMemoryReplayOrders orders = new InMemoryReplayOrders();
        final InMemoryWorkList work = new InMemoryWorkList();
        final TransmissionStore store;
        final TransmissionBrowser browser;
        final DispatchQueue queue;
        final InstantSource clock;

        <T extends TransmissionStore & TransmissionBrowser> Desk(T store, DispatchQueue queue, InstantSource clock) {
            this.store = store;
            this.browser = store;
            this.queue = queue;
            this.clock = clock;
        }

        Replays dyingAs(Crash crash) {
            return new Replays(crash.wrap(TransmissionStore.class, store), crash.wrap(TransmissionBrowser.class, browser),
                    crash.wrap(ReplayOrders.class, orders), crash.wrap(WorkList.class, work), crash.wrap(DispatchQueue.class, queue),
                    clock);
        }

        Preview preview(Selection selection) {
            return dyingAs(Crash.never()).preview(selection, SILENT);
        }

        ReplayOrder apply(Selection selection, String reason) {
            return apply(selection, reason, Crash.never());
        }

        ReplayOrder apply(Selection selection, String reason, Crash crash) {
            var request = new Replays.Request(selection, null, "--code DMP_REFUSED", reason, "exploitation");
            return ((Answer.Done) dyingAs(crash).carryOut(request, SILENT)).order();
        }
    }

    private static Fixture refused() {
        var fixture = new Fixture(ScriptedDmp.answering(Kind.PERMANENT));
        fixture.run();
        assertThat(fixture.dispatch().state()).isEqualTo(DispatchState.FAILED);
        return fixture;
    }

    private static Desk desk(Fixture fixture) {
        return new Desk(fixture.store, fixture.queue, fixture.clock);
    }

    private static void send(Fixture fixture, DispatchRef ref) {
        new Assembly(Crash.never(), fixture.store, fixture.consents, fixture.vault, fixture.queue, fixture.clock).over(fixture.dmp)
                .handle(ref);
    }

    @Test
    void whatTheDmpRefusedIsReplayedByAnotherDispatchThatAsksFirstThenFeedsOnce() {
        Fixture fixture = refused();
        Desk desk = desk(fixture);
        Preview preview = desk.preview(ALL);
        assertThat(preview.chosen()).singleElement().returns(Fixture.REF, Dispatch::ref);

        ReplayOrder order = desk.apply(ALL, "référentiel corrigé");

        assertThat(order.end()).isNotNull().returns(preview.chosen().size(), ReplayOrder.End::replayed);
        assertThat(fixture.dispatch()).returns(DispatchState.REPLAYED, Dispatch::state);
        assertThat(fixture.dispatch().reasons()).extracting(Reason::code).containsExactly("DMP_REFUSED", "REPLAYED");
        DispatchRef next = Succession.after(Fixture.REF);
        assertThat(fixture.store.dispatch(next)).get().returns(DispatchState.READY, Dispatch::state)
                .returns("1.2.250.1.999.1.1.5.1", Dispatch::outsideId).returns(Fixture.REF.dispatchId(), Dispatch::replayOf);
        assertThat(fixture.queue.waiting()).extracting(s -> s.ref()).contains(next);

        fixture.dmp.calls.clear();
        send(fixture, next);
        assertThat(fixture.dmp.calls).containsExactly("find", "feed");
        assertThat(Succession.current(fixture.store, Fixture.REF)).get().returns(DispatchState.CONFIRMED, Dispatch::state);
    }

    @Test
    void whatTheDmpHoldsAfterAllIsConfirmedWithoutASecondFeed() {
        Fixture fixture = refused();
        desk(fixture).apply(ALL, "à vérifier");
        fixture.dmp.stored = true;
        fixture.dmp.calls.clear();

        send(fixture, Succession.after(Fixture.REF));

        assertThat(fixture.dmp.calls).containsExactly("find");
        assertThat(Succession.current(fixture.store, Fixture.REF).orElseThrow().reasons()).extracting(Reason::code)
                .containsExactly("DMP_FOUND_AFTER_DOUBT");
    }

    @Test
    void theSameOrderGivenTwiceGetsTheSameAnswerAndSendsNothingMore() {
        Fixture fixture = refused();
        Desk desk = desk(fixture);
        ReplayOrder first = desk.apply(ALL, "référentiel corrigé");
        int messages = fixture.queue.waiting().size();

        assertThat(desk.apply(ALL, "référentiel corrigé")).isEqualTo(first);
        assertThat(fixture.queue.waiting()).hasSize(messages);
        assertThat(fixture.store.dispatches("in01")).hasSize(2);
    }

    @Test
    void anOrderOfAPreviewThatIsNoLongerTrueDoesNothing() {
        Fixture fixture = refused();
        Desk desk = desk(fixture);
        String seen = desk.preview(ALL).order();
        desk.apply(ALL, "quelqu'un d'autre");

        Answer answer = desk.dyingAs(Crash.never())
                .carryOut(new Replays.Request(ALL, seen, "--code DMP_REFUSED", "moi aussi", "exploitation"), SILENT);

        assertThat(answer).isInstanceOf(Answer.Outdated.class);
        assertThat(fixture.store.dispatches("in01")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void killedAfterAnySingleEffectAndGivenAgainAnOrderEndsAsIfNothingHadHappened(Crash.When when) {
        Crash whole = Crash.never();
        desk(refused()).apply(ALL, "panne", whole);
        for (int n = 1; n <= whole.calls(); n++) {
            Fixture fixture = refused();
            Desk desk = desk(fixture);
            Crash crash = Crash.at(n, when);
            assertThatThrownBy(() -> desk.apply(ALL, "panne", crash)).isInstanceOf(Crash.Killed.class);

            ReplayOrder order = desk.apply(ALL, "panne");

            assertThat(order.end()).as("killed %s call %d", when, n).isNotNull().returns(1, ReplayOrder.End::replayed);
            assertThat(fixture.store.dispatches("in01")).extracting(Dispatch::state)
                    .containsExactlyInAnyOrder(DispatchState.REPLAYED, DispatchState.READY);
            assertThat(fixture.queue.waiting()).as("its message is sent").anyMatch(s -> s.ref().equals(Succession.after(Fixture.REF)));
            send(fixture, Succession.after(Fixture.REF));
            assertThat(fixture.dmp.calls).filteredOn("feed"::equals).hasSize(2);
        }
    }

    @Test
    void whatIsConfirmedOrOnItsWayIsLeftOutAndSaysWhy() {
        var fixture = new Fixture(ScriptedDmp.answering(Kind.DONE));
        var everything = new Selection("750999997", Fixture.REF.dispatchId(), null, null, null, null, null, null);
        assertThat(desk(fixture).preview(everything).counts()).isEqualTo(Map.of(LeftOut.ON_ITS_WAY, 1));
        fixture.run();
        assertThat(desk(fixture).preview(everything).counts()).isEqualTo(Map.of(LeftOut.ARRIVED, 1));
        assertThat(desk(fixture).apply(everything, "pour voir").chosen()).isZero();
        assertThat(fixture.store.dispatches("in01")).hasSize(1);
    }

    @Test
    void whatHasLostItsContentIsLeftOut() {
        Fixture fixture = refused();
        Keeping kept = fixture.store.keeping("in01").orElseThrow();
        fixture.store.commit(List.of(new Write.Keep(kept, kept.emptied(fixture.clock.instant(), fixture.clock.instant()))));
        assertThat(desk(fixture).preview(ALL).counts()).isEqualTo(Map.of(LeftOut.CONTENT_DELETED, 1));
    }

    @Test
    void aVersionThatANewerOneHasFollowedIsNotReplayedBehindIt() {
        var world = new ChainWorld();
        world.dmp.acts.add(Act.REFUSED);
        var first = world.drop(1);
        world.drop(2);
        world.settle();
        assertThat(world.state(first)).isEqualTo(DispatchState.FAILED);

        var asked = new Selection("750999997", null, "LDL-0001", null, null, null, null, null);
        Preview preview = new Desk(world.store, world.queue, world.clock).preview(asked);

        assertThat(preview.chosen()).isEmpty();
        assertThat(preview.left().get(LeftOut.NEWER)).containsExactly(first);
        assertThat(preview.left().get(LeftOut.ARRIVED)).hasSize(1);
    }

    @Test
    void versionsThatFailedTogetherAreReplayedInTheirOrder() {
        var world = new ChainWorld();
        world.dmp.acts.addAll(List.of(Act.REFUSED, Act.REFUSED));
        var first = world.drop(1);
        var second = world.drop(2);
        world.settle();
        assertThat(List.of(world.state(first), world.state(second))).containsOnly(DispatchState.FAILED);
        world.clock.advance(Duration.ofHours(1));

        var desk = new Desk(world.store, world.queue, world.clock);
        assertThat(desk.preview(ALL).chosen()).extracting(Dispatch::ref).containsExactly(first, second);
        assertThat(desk.apply(ALL, "DMP réparé").end()).isNotNull().returns(2, ReplayOrder.End::replayed);
        world.refs.addAll(List.of(Succession.after(first), Succession.after(second)));
        world.dmp.calls.clear();
        world.settle();

        assertThat(world.dmp.calls).filteredOn(call -> !call.startsWith("find")).containsExactly("create " + Contents.uniqueId(1),
                "replace " + Contents.uniqueId(2));
        assertThat(world.dmp.approved()).get().returns(Contents.uniqueId(2), e -> e.uniqueId);
    }
}
