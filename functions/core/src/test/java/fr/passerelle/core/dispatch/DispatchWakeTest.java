package fr.passerelle.core.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When a dispatch should move by itself. */
class DispatchWakeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Dispatch RECEIVED = Dispatch.received(new DispatchRef("i", "d"), "750712184", Destination.DMP, 0, List.of("LL-1"),
            null, "1.2.3", NOW);
    private static final Dispatch READY = RECEIVED.ready(NOW);

    @Test
    void whatWaitsForAPersonIsLeftAlone() {
        assertThat(RECEIVED.wakeAt()).isEmpty();
        assertThat(List.of(HoldReason.DECISION, HoldReason.IDENTITY)).map(what -> RECEIVED.held(what, List.of(), NOW))
                .allSatisfy(held -> assertThat(held.wakeAt()).isEmpty()).allMatch(Dispatch::waitsForSomebody);
        assertThat(RECEIVED.heldUntil(NOW, HoldReason.SCHEDULE, List.of(), NOW).waitsForSomebody()).isFalse();
        assertThat(READY.refused(RefusalClass.CHOICE, List.of(), NOW).wakeAt()).isEmpty();
    }

    @Test
    void whatWaitsForATimeIsLookedAtThen() {
        Instant due = NOW.plus(Duration.ofDays(3));
        assertThat(RECEIVED.heldUntil(due, HoldReason.OUTAGE, List.of(), NOW).wakeAt()).contains(due);
        assertThat(READY.retryAt(due, List.of(), NOW).wakeAt()).as("no queue can hold its message").contains(due);
    }

    @Test
    void whatAQueueHoldsBackIsLookedAtOnceItsMessageMustBeLost() {
        assertThat(READY.wakeAt()).contains(NOW.plus(QUARTER));
        assertThat(READY.retryAt(NOW.plusSeconds(30), List.of(), NOW).wakeAt()).contains(NOW.plusSeconds(30).plus(QUARTER));
        assertThat(READY.retryAt(NOW.plus(QUARTER), List.of(), NOW).wakeAt()).contains(NOW.plus(QUARTER).plus(QUARTER));
        assertThat(READY.sending("DMP=NONE", NOW.plusSeconds(120), NOW).wakeAt()).contains(NOW.plusSeconds(120).plus(QUARTER));
    }

    @Test
    void releasedAgainItHasItsWholeTimeAgain() {
        assertThat(READY.ready(NOW.plusSeconds(1000)).wakeAt()).contains(NOW.plusSeconds(1000).plus(QUARTER));
    }
}
