package fr.passerelle.keeper;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.memory.Crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Killed after any single side effect and run again, a round ends as if nothing had happened. */
class KeeperCrashTest {
    private static Cellar old() {
        var cellar = new Cellar();
        Input settled = cellar.drop("faite");
        cellar.confirmed(settled, Destination.DMP);
        Input waiting = cellar.drop("attend");
        cellar.keep(cellar.received(waiting, Destination.DMP).held(HoldReason.DECISION, List.of(), cellar.now()));
        cellar.later(Duration.ofDays(95));
        return cellar;
    }

    private static List<Object> end(Cellar cellar) {
        List<DispatchState> states = cellar.store.inputs().stream().flatMap(i -> cellar.store.dispatches(i.id()).stream())
                .map(Dispatch::state).toList();
        return List.of(states, cellar.vault.paths(), cellar.drops.kept(), cellar.proofs.all(), cellar.store.kept(Cellar.FINESS));
    }

    @Test
    void aKillAtAnyCallChangesNothing() {
        Cellar whole = old();
        Crash counted = Crash.never();
        whole.run(counted);
        for (int n = 1; n <= counted.calls(); n++) {
            for (Crash.When when : Crash.When.values()) {
                Cellar cellar = old();
                Crash fatal = Crash.at(n, when);
                assertThatThrownBy(() -> cellar.run(fatal)).isInstanceOf(Crash.Killed.class);
                cellar.run();
                assertThat(end(cellar)).as("killed at call %d, %s", n, when).isEqualTo(end(whole));
            }
        }
    }
}
