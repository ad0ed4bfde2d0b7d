package fr.passerelle.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Whatever is asked of a dispatch, in whatever order, it only follows the transitions of {@link DispatchState#next()}. */
class DispatchWalkTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final List<Reason> WHY = List.of(Reason.of("DMP_RETRY", "HTTP 503"));

    enum Act {
        READY(d -> d.ready(NOW), DispatchState.READY),
        RETRY(d -> d.retryAt(NOW.plusSeconds(30), WHY, NOW), DispatchState.READY),
        HOLD(d -> d.held(HoldReason.OUTAGE, WHY, NOW), DispatchState.HELD),
        REFUSE(d -> d.refused(RefusalClass.FAULT, WHY, NOW), DispatchState.REFUSED),
        SEND(d -> d.sending("DMP=NOT_OPPOSED", NOW.plusSeconds(60), NOW), DispatchState.SENDING),
        SUBMIT(d -> d.sent(List.of(), NOW), DispatchState.SENT),
        CONFIRM(d -> d.confirmed(List.of(), NOW), DispatchState.CONFIRMED),
        FAIL(d -> d.failed(RefusalClass.CHOICE, WHY, NOW), DispatchState.FAILED),
        CANCEL(d -> d.cancelled(WHY, NOW), DispatchState.CANCELLED);

        private final Function<Dispatch, Dispatch> act;
        private final DispatchState to;

        Act(Function<Dispatch, Dispatch> act, DispatchState to) {
            this.act = act;
            this.to = to;
        }
    }

    @Property
    void everyWalkStaysOnTheTable(@ForAll @Size(max = 30) List<Act> walk) {
        Dispatch dispatch = Dispatch.received(new DispatchRef("i", "d"), "750712184", Destination.DMP, 0, List.of("LL-1"), null, "1.2.3",
                NOW);
        for (Act act : walk) {
            Dispatch before = dispatch;
            if (!before.state().next().contains(act.to)) {
                assertThatIllegalStateException().isThrownBy(() -> act.act.apply(before)).withMessageContaining(before.state().word());
                continue;
            }
            dispatch = act.act.apply(before);
            follows(before, dispatch, act);
        }
    }

    private static void follows(Dispatch before, Dispatch after, Act act) {
        assertThat(after.state()).isEqualTo(act.to);
        assertThat(after.rev()).isEqualTo(before.rev() + 1);
        assertThat(after.ref()).isEqualTo(before.ref());
        assertThat(after.outsideId()).isEqualTo(before.outsideId());
        assertThat(after.attempts()).isEqualTo(before.attempts() + (act == Act.SEND ? 1 : 0));
        assertThat(after.hold() != null).isEqualTo(after.state() == DispatchState.HELD);
        assertThat(after.refusal() != null).isEqualTo(after.state() == DispatchState.REFUSED || after.state() == DispatchState.FAILED);
        assertThat(after.dueAt() != null).isEqualTo(act == Act.SEND || act == Act.RETRY);
        Instant first = before.tryingSince() == null && act == Act.SEND ? NOW : before.tryingSince();
        assertThat(after.tryingSince()).as("only a hold forgets the first call").isEqualTo(act == Act.HOLD ? null : first);
        if (before.consent() != null) {
            assertThat(after.consent()).as("the consent applied stays with the dispatch").isNotNull();
        }
    }
}
