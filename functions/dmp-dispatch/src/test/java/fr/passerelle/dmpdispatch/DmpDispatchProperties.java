package fr.passerelle.dmpdispatch;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.port.DocumentRegistry.Kind;
import fr.passerelle.memory.Crash;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the DMP answers and wherever the function is killed. */
class DmpDispatchProperties {
    /** A death at a call, or none when {@code call} is 0. */
    record Death(int call, Crash.When when) {}

    @Property(tries = 500)
    void itSettlesLegallyAndNeverSendsBlindly(@ForAll("feeds") List<ScriptedDmp.Feed> feeds, @ForAll List<Boolean> silences,
            @ForAll("deaths") List<Death> deaths) {
        var f = new Fixture(new ScriptedDmp(feeds, silences));
        for (Death death : deaths) {
            try {
                f.run(death.call() == 0 ? Crash.never() : Crash.at(death.call(), death.when()));
            } catch (Crash.Killed e) {
                f.dmp.calls.add("killed");
            }
            next(f);
        }
        for (int run = 0; run < 400 && !f.dispatch().state().settled() && f.dispatch().state() != DispatchState.HELD; run++) {
            f.run();
            next(f);
        }
        DispatchState end = f.dispatch().state();
        assertThat(end).isIn(DispatchState.CONFIRMED, DispatchState.HELD, DispatchState.FAILED);
        if (end == DispatchState.CONFIRMED) {
            assertThat(f.dmp.stored).as("confirmed means stored").isTrue();
        }
        for (int i = 0; i + 1 < f.dmp.calls.size(); i++) {
            if (f.dmp.calls.get(i).equals("doubt")) {
                assertThat(f.dmp.calls.get(i + 1)).as("after a call whose end nobody wrote: %s", f.dmp.calls).isNotEqualTo("feed");
            }
        }
        assertThat(f.store.history(Fixture.REF)).isSortedAccordingTo((a, b) -> Integer.compare(a.rev(), b.rev()));
    }

    private static void next(Fixture f) {
        if (f.dispatch().state() == DispatchState.SENDING) {
            f.dmp.calls.add("doubt");
        }
        f.clock.advance(Duration.ofMinutes(16));
    }

    @Provide
    Arbitrary<List<ScriptedDmp.Feed>> feeds() {
        return Arbitraries.of(Kind.class).flatMap(kind -> switch (kind) {
            case DONE -> Arbitraries.just(new ScriptedDmp.Feed(kind, true));
            case CHECK -> Arbitraries.of(true, false).map(stored -> new ScriptedDmp.Feed(kind, stored));
            case RETRY, REBUILD, HUMAN, CONFIG, PERMANENT, NOT_DELIVERABLE -> Arbitraries.just(new ScriptedDmp.Feed(kind, false));
        }).list().ofMaxSize(10);
    }

    @Provide
    Arbitrary<List<Death>> deaths() {
        return Combinators.combine(Arbitraries.integers().between(0, 12), Arbitraries.of(Crash.When.class)).as(Death::new).list()
                .ofMaxSize(6);
    }
}
