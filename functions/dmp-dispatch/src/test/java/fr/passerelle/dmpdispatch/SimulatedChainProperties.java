package fr.passerelle.dmpdispatch;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.establishment.InformationPolicy;
import fr.passerelle.memory.Crash;
import fr.passerelle.simulators.dmp.DmpScenario;
import fr.passerelle.simulators.dmp.DmpSelector;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument;
import fr.passerelle.simulators.dmp.registry.RegisteredDocument.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** The same stories as {@link ChainProperties}, through our signed requests, at the simulator that enforces all it knows. */
class SimulatedChainProperties {
    private static final int VERSIONS = 3;

    /**
     * A message is handled.
     *
     * @param which of the dispatches
     * @param call at which the run dies, 0: not at all
     */
    record Event(int which, int call, Crash.When when) {}

    @Property(tries = 15)
    void createReplaceDeleteAndCrashesLeaveOneVersionAtMostAndNoDuplicate(@ForAll("events") List<Event> events,
            @ForAll("troubles") List<DmpScenario> troubles, @ForAll boolean deleted) {
        var world = new ChainWorld();
        var dmp = new SimulatedDmp(world);
        for (int i = 0; i < troubles.size(); i++) {
            dmp.simulator.scenarios().once(DmpSelector.call(2 * i + 1), troubles.get(i));
        }
        for (int version = 1; version <= VERSIONS; version++) {
            drop(world, dmp, version);
        }
        if (deleted) {
            world.deletion(VERSIONS);
        }
        for (Event event : events) {
            world.handle(world.refs.get(event.which() % world.refs.size()),
                    event.call() == 0 ? Crash.never() : Crash.at(event.call(), event.when()));
        }
        world.settle();

        List<RegisteredDocument> held = dmp.simulator.documents();
        assertThat(held).extracting(RegisteredDocument::uniqueId).doesNotHaveDuplicates();
        assertThat(held.stream().filter(d -> d.status() == Status.APPROVED)).hasSizeLessThanOrEqualTo(1);
        assertThat(world.refs).allSatisfy(ref -> assertThat(ended(world.dispatch(ref))).as("%s", world.dispatch(ref)).isTrue());
        for (int i = 0; i < VERSIONS; i++) {
            String uniqueId = Contents.uniqueId(i + 1);
            if (world.state(world.refs.get(i)) == DispatchState.CONFIRMED) {
                assertThat(held).as("confirmed means held").anyMatch(d -> d.uniqueId().equals(uniqueId));
            }
        }
        if (deleted && world.state(world.refs.get(VERSIONS)) == DispatchState.CONFIRMED) {
            assertThat(held).as("deleted means nothing in force").noneMatch(d -> d.status() == Status.APPROVED);
        }
        if (troubles.isEmpty()) {
            assertThat(world.refs).allSatisfy(ref -> assertThat(world.state(ref)).isIn(DispatchState.CONFIRMED, DispatchState.CANCELLED));
        }
    }

    private static void drop(ChainWorld world, SimulatedDmp dmp, int number) {
        var version = new Version("LDL-0001", number);
        Version replaces = number == 1 ? null : new Version("LDL-0001", number - 1);
        String inputId = "in-" + number;
        DocumentPackage content = dmp.real(Contents.document(inputId, number, replaces, Visibility.OPEN, InformationPolicy.SEND));
        world.link(content, new Link.Feed(version, replaces, inputId, Contents.uniqueId(version), Visibility.OPEN));
    }

    /** Settled, or waiting for a person, or for a version that does. */
    private static boolean ended(Dispatch dispatch) {
        return dispatch.state().settled() || dispatch.hold() == HoldReason.DECISION || dispatch.hold() == HoldReason.PREDECESSOR;
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(Arbitraries.integers().between(0, VERSIONS),
                Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, Arbitraries.just(0)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 25))),
                Arbitraries.of(Crash.When.class)).as(Event::new).list().ofMaxSize(10);
    }

    @Provide
    Arbitrary<List<DmpScenario>> troubles() {
        return Arbitraries.of(new DmpScenario.Judge(), DmpScenario.busy(), new DmpScenario.CommitThenCut(), new DmpScenario.Cut(),
                new DmpScenario.Garbage(), new DmpScenario.Status(503), new DmpScenario.Refuse("XDSRepositoryMetadataError", "refus"))
                .list().ofMaxSize(6);
    }
}
