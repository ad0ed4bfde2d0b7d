package fr.passerelle.releaser;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.request.IntakeRequest;
import fr.passerelle.core.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits for an identity, from day to day. */
class AgeingTest {
    private final Night night = new Night();
    private final Dispatch waiting = night.keep(night.received("d", Destination.DMP).held(HoldReason.IDENTITY, List.of(), Night.NOW));

    private void after(Duration time) {
        night.later(time);
        night.run();
    }

    @Test
    void theFirstDayItIsJudgedAgainAndNeverSent() {
        after(Duration.ofHours(23));
        assertThat(night.requests.drain()).isEmpty();
        after(Duration.ofHours(1));
        assertThat(night.requests.drain()).containsExactly(new IntakeRequest.JudgeAgain("i"));
        assertThat(night.released()).isEmpty();
        assertThat(night.stored(waiting).dueAt()).isEqualTo(Night.NOW.plus(Duration.ofDays(30)));
        assertThat(night.stored(waiting).since()).isEqualTo(Night.NOW);
    }

    @Test
    void afterThirtyDaysSomebodyIsToldOnce() {
        after(Duration.ofDays(1));
        after(Duration.ofDays(29));
        after(Duration.ofDays(1));
        assertThat(night.work.open(Night.FINESS)).singleElement().satisfies(item -> {
            assertThat(item.reason()).isEqualTo(Reason.of("IDENTITY_STAYS_UNQUALIFIED", "30", "90"));
            assertThat(item.dispatch()).isEqualTo(waiting.ref());
        });
        assertThat(night.stored(waiting).state()).isEqualTo(DispatchState.HELD);
    }

    @Test
    void afterNinetyDaysItIsGivenUpByChoice() {
        after(Duration.ofDays(30));
        after(Duration.ofDays(60));
        assertThat(night.stored(waiting)).satisfies(d -> {
            assertThat(d.state()).isEqualTo(DispatchState.REFUSED);
            assertThat(d.refusal()).isEqualTo(RefusalClass.CHOICE);
            assertThat(d.reasons()).containsExactly(Reason.of("IDENTITY_GIVEN_UP", "90"));
        });
        assertThat(night.work.open(Night.FINESS)).extracting(WorkItem::id).isEmpty();
        assertThat(night.released()).isEmpty();
    }
}
