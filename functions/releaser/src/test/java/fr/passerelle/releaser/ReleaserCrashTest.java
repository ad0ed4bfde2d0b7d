package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.document.Priority;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.Crash.When;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Killed at any port call, a run forgets nothing: what it left half done heals by itself. */
class ReleaserCrashTest {
    private static final Instant NOW = Night.NOW;

    private static List<Dispatch> prepare(Night night) {
        Instant lease = NOW.minus(Duration.ofMinutes(20));
        return List.of(night.held("a", Priority.NORMAL, NOW), night.held("b", Priority.URGENT, NOW),
                night.keep(night.received("c", Destination.DMP).ready(NOW.minus(Duration.ofHours(1)))),
                night.keep(night.received("d", Destination.DMP).ready(NOW).sending("DMP=NONE", lease, lease)),
                night.keep(night.received("e", Destination.PATIENT_MAILBOX).heldUntil(NOW, HoldReason.REVEAL, List.of(), NOW)));
    }

    @Test
    void aRunKilledAnywhereIsMadeGoodByTheNextOnes() {
        Crash whole = Crash.never();
        var calm = new Night();
        prepare(calm);
        calm.run(whole);
        assertThat(whole.calls()).isGreaterThan(20);
        for (int n = 1; n <= whole.calls(); n++) {
            for (When when : When.values()) {
                killedAt(n, when);
            }
        }
    }

    private static void killedAt(int n, When when) {
        var night = new Night();
        List<Dispatch> all = prepare(night);
        assertThatThrownBy(() -> night.run(Crash.at(n, when))).isInstanceOf(Crash.Killed.class);
        night.run();
        night.later(Duration.ofMinutes(16));
        night.run();

        List<String> told = night.released();
        assertThat(told).as("killed %s call %d", when, n).containsAll(Stream.of("a", "b", "c", "d", "e").toList());
        for (Dispatch before : all) {
            Dispatch after = night.stored(before);
            assertThat(after.state()).isEqualTo(before.state() == DispatchState.SENDING ? DispatchState.SENDING : DispatchState.READY);
            assertThat(after.attempts()).as("no call was made").isEqualTo(before.attempts());
        }
    }
}
