package fr.passerelle.dmpdispatch;

import java.util.List;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import fr.passerelle.core.chain.Link;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.TransmissionStore;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.dmpdispatch.ModelDmp.Act;
import fr.passerelle.dmpdispatch.ModelDmp.Entry;
import fr.passerelle.dmpdispatch.ModelDmp.Status;
import fr.passerelle.documentintake.GatewayInputs;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.FixedPatientKeys;
import fr.passerelle.memory.InMemoryWorkList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A document fed hidden, then reveals, later versions and deletions in any order, whatever the DMP answers and wherever a run dies: the
 * DMP holds the newest version alone, and what the patient has been able to read is never hidden again.
 */
class RevealChainProperties {
    private static final Visibility HIDDEN = new Visibility(false, true, false, false, false);
    private static final Visibility HIDDEN_BY_CHANGE = new Visibility(false, true, false, false, true);
    private static final Visibility SHOWN = new Visibility(false, false, false, false, true);
    private static final int MOST_VERSIONS = 5;
    private static final int MOST_CALLS = 30;

    /** What happens. */
    enum Step {
        VERSION,
        REVEAL,
        DELETION,
        MESSAGE
    }

    /**
     * One thing that happens.
     *
     * @param which of the dispatches, for a message
     * @param asked flags, for a version
     * @param call at which the run dies, 0: not at all
     */
    record Event(Step step, int which, Visibility asked, int call, Crash.When when) {
        Crash crash() {
            return call == 0 ? Crash.never() : Crash.at(call, when);
        }
    }

    /** A hospital that drops, reveals and deletes. */
    private static final class Story {
        final ChainWorld world = new ChainWorld();
        private int versions;
        private boolean deleted;
        private int killed;

        Story(List<Act> acts) {
            world.dmp.acts.addAll(acts);
            version(HIDDEN);
        }

        void happens(Event event) {
            switch (event.step()) {
                case VERSION -> version(event.asked());
                case REVEAL -> reveal(event.crash());
                case DELETION -> deletion();
                case MESSAGE -> world.handle(world.refs.get(event.which() % world.refs.size()), event.crash());
            }
        }

        private void version(Visibility asked) {
            if (versions < MOST_VERSIONS) {
                versions++;
                deleted = false;
                world.vault.put("in-" + versions + "/0.pdf", new byte[]{'%', 'P', 'D', 'F'}, "application/pdf");
                world.drop(versions, versions == 1 ? null : versions - 1, asked);
            }
        }

        private void deletion() {
            if (!deleted) {
                deleted = true;
                world.deletion(versions);
            }
        }

        private void reveal(Crash crash) {
            try {
                new GatewayInputs(crash.wrap(TransmissionStore.class, world.store), crash.wrap(PackageVault.class, world.vault),
                        new FixedPatientKeys(), new InMemoryWorkList(), crash.wrap(DispatchQueue.class, world.queue), world.clock)
                        .act(new IntakeRequest.Reveal(Contents.CHAIN, "doctor"));
            } catch (Crash.Killed _) {
                killed++;
            }
            world.store.inputs().stream().flatMap(input -> world.store.dispatches(input.id()).stream())
                    .filter(d -> d.destination() == Destination.DMP).map(Dispatch::ref).filter(ref -> !world.refs.contains(ref))
                    .forEach(world.refs::add);
        }

        /** What was killed comes back, then everything moves until it rests. */
        void ends() {
            for (; killed > 0; killed--) {
                reveal(Crash.never());
            }
            world.settle();
        }

        long live() {
            return world.dmp.entries.stream().filter(e -> e.status == Status.APPROVED).count();
        }

        /** The last thing asked of the DMP that it confirmed. */
        Optional<Link> newest() {
            List<Link> links = world.store.chain(Contents.CHAIN).orElseThrow().links();
            return links.reversed().stream()
                    .filter(link -> world.store.dispatches(link.inputId()).stream().anyMatch(d -> d.state() == DispatchState.CONFIRMED))
                    .findFirst();
        }
    }

    @Property(tries = 150)
    void theNewestVersionAloneIsLeftAndNeverHiddenAgain(@ForAll("events") List<Event> events, @ForAll("acts") List<Act> acts) {
        var story = new Story(acts);
        for (Event event : events) {
            story.happens(event);
            assertThat(story.live()).as("live versions after %s", event).isLessThanOrEqualTo(1);
        }
        story.ends();

        ChainWorld world = story.world;
        assertThat(world.dmp.violations).isEmpty();
        assertThat(story.live()).isLessThanOrEqualTo(1);
        assertThat(world.refs).allSatisfy(ref -> assertThat(ended(world.dispatch(ref))).as("%s", world.dispatch(ref)).isTrue());
        Optional<String> expected = story.newest().filter(Link.Feed.class::isInstance).map(feed -> ((Link.Feed) feed).uniqueId());
        assertThat(world.dmp.approved().map(entry -> entry.uniqueId)).isEqualTo(expected);
        neverHiddenAgain(world.dmp.entries);
    }

    /** A document taken back from the DMP and fed anew is another one for the patient. */
    private static void neverHiddenAgain(List<Entry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            Entry before = entries.get(i - 1);
            boolean seen = before.status != Status.DELETED && !before.visibility.hiddenFromPatient();
            assertThat(seen && entries.get(i).visibility.hiddenFromPatient()).as("%s is hidden again", entries.get(i).uniqueId).isFalse();
        }
    }

    /** Settled, or waiting for a person, or for a version that does. */
    private static boolean ended(Dispatch dispatch) {
        return dispatch.state().settled() || dispatch.hold() == HoldReason.DECISION || dispatch.hold() == HoldReason.PREDECESSOR;
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Step> steps = Arbitraries.frequency(Tuple.of(2, Step.VERSION), Tuple.of(2, Step.REVEAL), Tuple.of(1, Step.DELETION),
                Tuple.of(5, Step.MESSAGE));
        Arbitrary<Integer> deaths = Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, MOST_CALLS)));
        return Combinators.combine(steps, Arbitraries.integers().between(0, 9),
                Arbitraries.of(Visibility.OPEN, HIDDEN, HIDDEN_BY_CHANGE, SHOWN), deaths, Arbitraries.of(Crash.When.class)).as(Event::new)
                .list().ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Arbitraries.of(Act.DONE, Act.DONE, Act.BUSY, Act.DOWN, Act.LOST_AFTER, Act.LOST_BEFORE, Act.REFUSED).list().ofMaxSize(12);
    }
}
