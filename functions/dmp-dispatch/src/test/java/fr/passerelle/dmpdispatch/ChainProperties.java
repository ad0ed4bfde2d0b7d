package fr.passerelle.dmpdispatch;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.dmpdispatch.ModelDmp.Act;
import fr.passerelle.dmpdispatch.ModelDmp.Status;
import fr.passerelle.memory.Crash;

import static org.assertj.core.api.Assertions.assertThat;

/** Versions and deletions of one document, whatever the DMP answers, whoever is handled first and wherever a run dies. */
class ChainProperties {
    private static final Visibility HIDDEN = new Visibility(false, true, false, false, false);

    /**
     * What happens next.
     *
     * @param drop true: the next version or the deletion is dropped; false: a message of a dispatch is handled
     * @param which of the dispatches there are
     * @param call at which the run dies, 0: not at all
     */
    record Event(boolean drop, int which, int call, Crash.When when) {}

    @Property(tries = 400)
    void anyOrderOfAnswersAndCrashesEndsInOneLegalState(@ForAll("events") List<Event> events, @ForAll("acts") List<Act> acts,
            @ForAll boolean deleted) {
        var world = new ChainWorld();
        world.dmp.acts.addAll(acts);
        int dropped = 0;
        for (Event event : events) {
            if (event.drop() || world.refs.isEmpty()) {
                dropped = Math.min(dropped + 1, 5);
                next(world, dropped, deleted);
            } else {
                world.handle(world.refs.get(event.which() % world.refs.size()),
                        event.call() == 0 ? Crash.never() : Crash.at(event.call(), event.when()));
            }
        }
        while (dropped < 5) {
            next(world, ++dropped, deleted);
        }
        world.settle();

        assertThat(world.dmp.violations).isEmpty();
        assertThat(world.dmp.entries.stream().filter(e -> e.status == Status.APPROVED)).hasSizeLessThanOrEqualTo(1);
        assertThat(world.refs).allSatisfy(ref -> assertThat(ended(world.dispatch(ref))).as("%s", world.dispatch(ref)).isTrue());
        assertThat(world.dmp.entries).extracting(e -> e.uniqueId).isSorted();
        for (DispatchRef ref : world.refs.subList(0, 4)) {
            if (world.state(ref) == DispatchState.CONFIRMED) {
                assertThat(world.dmp.entries).as("confirmed means stored").anyMatch(e -> ref.inputId().endsWith(suffix(e.uniqueId)));
            }
        }
        if (deleted && world.state(world.refs.get(4)) == DispatchState.CONFIRMED) {
            assertThat(world.dmp.approved()).as("deleted means nothing left to see").isEmpty();
        }
        assertThat(world.dmp.entries).as("hidden from the first version on, never asked to be shown")
                .allSatisfy(e -> assertThat(e.visibility.hiddenFromPatient()).isTrue());
    }

    private static String suffix(String uniqueId) {
        return "in-" + uniqueId.substring(uniqueId.lastIndexOf('.') + 1);
    }

    private static void next(ChainWorld world, int number, boolean deleted) {
        if (number == 5 && world.refs.size() == 4 && deleted) {
            world.deletion(4);
        } else if (world.refs.size() < number) {
            world.drop(number, number == 1 ? null : number - 1, number == 1 ? HIDDEN : Visibility.OPEN);
        }
    }

    /** Settled, or waiting for a person, or for a version that does. */
    private static boolean ended(Dispatch dispatch) {
        return dispatch.state().settled() || dispatch.hold() == HoldReason.DECISION || dispatch.hold() == HoldReason.PREDECESSOR;
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(Arbitraries.of(true, false, false), Arbitraries.integers().between(0, 4),
                Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, Arbitraries.just(0)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 25))),
                Arbitraries.of(Crash.When.class)).as(Event::new).list().ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Arbitraries.of(Act.DONE, Act.BUSY, Act.DOWN, Act.LOST_AFTER, Act.LOST_BEFORE, Act.REFUSED).list().ofMaxSize(12);
    }
}
