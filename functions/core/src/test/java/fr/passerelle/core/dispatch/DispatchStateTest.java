package fr.passerelle.core.dispatch;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The table of docs/architecture.md, states of a dispatch. */
class DispatchStateTest {
    @ParameterizedTest
    @CsvSource({"RECEIVED,HELD", "RECEIVED,REFUSED", "RECEIVED,READY", "HELD,READY", "HELD,REFUSED", "READY,SENDING", "READY,REFUSED",
            "READY,HELD",
            "SENDING,READY", "SENDING,SENT", "SENDING,CONFIRMED", "SENDING,FAILED", "SENDING,HELD", "SENT,CONFIRMED", "SENT,FAILED",
            "SENT,READ",
            "CONFIRMED,READ", "READ,ANSWERED", "ANSWERED,CLOSED", "PRINTED,READ", "READY,CANCELLED", "HELD,CANCELLED", "FAILED,REPLAYED",
            "FAILED,CONFIRMED", "FAILED,READ", "SENT,READY", "READY,CONFIRMED", "HELD,READ",
            "REFUSED,REPLAYED", "HELD,REPLAYED"})
    void theFlowAllows(DispatchState from, DispatchState to) {
        assertThat(from.next()).contains(to);
    }

    @ParameterizedTest
    @CsvSource({"HELD,SENDING", "RECEIVED,SENDING", "REFUSED,READY", "REFUSED,SENDING", "FAILED,READY", "CONFIRMED,READY",
            "CONFIRMED,SENDING",
            "SENT,SENDING", "CANCELLED,READY", "SENDING,CANCELLED", "SENDING,REFUSED", "CONFIRMED,FAILED", "REPLAYED,READY"})
    void nothingIsSentTwiceNorUnsent(DispatchState from, DispatchState to) {
        assertThat(from.next()).doesNotContain(to);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsReachedFromReceived(DispatchState state) {
        assertThat(reachable(DispatchState.RECEIVED)).contains(state);
    }

    @ParameterizedTest
    @EnumSource
    void fromEveryStateTheGatewayCanComeToAnEnd(DispatchState state) {
        assertThat(reachable(state)).anyMatch(DispatchState::settled);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSettledIsNeverSentAgainByItself(DispatchState state) {
        // Only what its operator gave back goes on by itself (docs/decisions/0127-undelivered-again.md).
        if (state.settled() && state != DispatchState.SENT) {
            assertThat(reachable(state)).doesNotContain(DispatchState.READY, DispatchState.SENDING, DispatchState.HELD);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatNeverLeftMayBeDroppedAgain(DispatchState state) {
        assertThat(state.gaveUp())
                .isEqualTo(EnumSet.of(DispatchState.REFUSED, DispatchState.FAILED, DispatchState.CANCELLED, DispatchState.REPLAYED)
                        .contains(state));
    }

    @ParameterizedTest
    @EnumSource
    void wordsAreReadBack(DispatchState state) {
        assertThat(DispatchState.of(state.word())).isEqualTo(state);
    }

    @Test
    void anotherWordIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DispatchState.of("perdu"));
    }

    private static Set<DispatchState> reachable(DispatchState from) {
        var seen = EnumSet.of(from);
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            open.remove().next().stream().filter(seen::add).forEach(open::add);
        }
        return seen;
    }
}
