package fr.passerelle.keeper;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import fr.passerelle.core.announcement.Announcement;
import fr.passerelle.core.chain.ChainKey;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.port.Write;
import fr.passerelle.memory.Crash;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing unsettled ever loses its content; everything old and settled does, whatever kills the function on the way. */
class KeeperPropertyTest {
    private static final Duration KEPT = Duration.ofDays(30);

    /** What becomes of a branch, so many days after its drop; never for one that a date holds. */
    private enum Fate {
        CONFIRMED,
        REFUSED,
        READY,
        SENDING,
        DATED,
        WAITING
    }

    record Branch(Fate fate, int day) {}

    record Drop(List<Branch> branches, boolean announced) {}

    @Provide
    Arbitrary<List<Drop>> histories() {
        Arbitrary<Branch> branch = Combinators.combine(Arbitraries.of(Fate.class), Arbitraries.integers().between(0, 60)).as(Branch::new);
        return Combinators.combine(branch.list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(true, false, false)).as(Drop::new).list()
                .ofMinSize(1).ofMaxSize(4);
    }

    @Property(tries = 60)
    void contentGoesWhenAndOnlyWhenAllIsSettledForThirtyDays(@ForAll("histories") List<Drop> histories,
            @ForAll @IntRange(min = 1, max = 400) int killed) {
        var cellar = new Cellar();
        List<Input> inputs = IntStream.range(0, histories.size())
                .mapToObj(i -> lay(cellar, "d" + i, histories.get(i))).toList();
        for (int day = 1; day <= 130; day += 7) {
            cellar.later(Duration.ofDays(7));
            try {
                cellar.run(Crash.at(killed, day % 2 == 0 ? Crash.When.BEFORE : Crash.When.AFTER));
            } catch (Crash.Killed _) {
                inputs.forEach(input -> assertThat(mayBeGone(cellar, input) || whole(cellar, input)).isTrue());
                cellar.run();
            }
            inputs.forEach(input -> assertThat(whole(cellar, input)).as("content of %s", input.name())
                    .isEqualTo(!mayBeGone(cellar, input)));
        }
    }

    private static Input lay(Cellar cellar, String name, Drop drop) {
        Input input = cellar.drop(name);
        cellar.link(input, name, name);
        for (int i = 0; i < drop.branches().size(); i++) {
            Destination destination = List.of(Destination.DMP, Destination.PATIENT_MAILBOX, Destination.PROFESSIONAL_MAILBOX).get(i);
            cellar.keep(branch(cellar.received(input, destination), drop.branches().get(i)));
        }
        if (drop.announced()) {
            cellar.commit(new Write.Announce(null, Announcement.pending(new ChainKey(Cellar.FINESS, name), input.id(), 0, cellar.now(),
                    ZoneId.of("Europe/Paris"), null, null)));
        }
        return input;
    }

    private static Dispatch branch(Dispatch received, Branch branch) {
        Instant at = Cellar.NOW.plus(Duration.ofDays(branch.day()));
        return switch (branch.fate()) {
            case CONFIRMED -> received.ready(at).sending("NONE", at, at).confirmed(List.of(), at);
            case REFUSED -> received.refused(RefusalClass.FAULT, List.of(), at);
            case READY -> received.ready(at);
            case SENDING -> received.ready(at).sending("NONE", at, at);
            case DATED -> received.heldUntil(at.plus(Duration.ofDays(500)), HoldReason.SCHEDULE, List.of(), at);
            case WAITING -> received.held(HoldReason.DECISION, List.of(), at);
        };
    }

    private static boolean whole(Cellar cellar, Input input) {
        return cellar.packed(input) && cellar.drops.find(Cellar.key(input.name())).isPresent()
                && cellar.drops.find(Cellar.key(input.name().replace(".json", ".pdf"))).isPresent();
    }

    private static boolean mayBeGone(Cellar cellar, Input input) {
        List<Dispatch> all = cellar.store.dispatches(input.id());
        boolean announced = cellar.store.announcement(new ChainKey(Cellar.FINESS, input.name().replace(".json", "")))
                .filter(Announcement::pending).isPresent();
        return !announced && all.stream().allMatch(d -> d.state().settled() && !d.since().plus(KEPT).isAfter(cellar.now()));
    }
}
