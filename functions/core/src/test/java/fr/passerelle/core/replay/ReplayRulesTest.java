package fr.passerelle.core.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Decision;
import fr.passerelle.core.dispatch.Decision.Moment;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;

import static org.assertj.core.api.Assertions.assertThat;

/** What may be replayed and what may not: docs/replay.md. */
class ReplayRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Reason WHY = Reason.of("DMP_REFUSED", "XDSRepositoryMetadataError");

    @Test
    void whatFailedForAFaultIsReplayedAndWhatAChoiceStoppedIsNot() {
        assertThat(judged(sending(Destination.DMP).failed(RefusalClass.FAULT, List.of(WHY), NOW))).isEmpty();
        assertThat(judged(sending(Destination.DMP).failed(RefusalClass.CHOICE, List.of(Reason.of("DMP_CLOSED")), NOW)))
                .contains(LeftOut.CHOICE);
        assertThat(judged(ready(Destination.DMP).refused(RefusalClass.CHOICE, List.of(Reason.of("OPPOSED")), NOW)))
                .contains(LeftOut.CHOICE);
    }

    @Test
    void whatWasRefusedBeforeItWasPreparedIsDroppedAgain() {
        assertThat(judged(received(Destination.NONE).refused(RefusalClass.FAULT, List.of(WHY), NOW))).contains(LeftOut.NOT_BUILT);
        assertThat(judged(received(Destination.DMP).decided(decision(Moment.INTAKE)).refused(RefusalClass.FAULT, List.of(WHY), NOW)))
                .contains(LeftOut.NOT_BUILT);
        assertThat(judged(ready(Destination.DMP).decided(decision(Moment.SENDING)).refused(RefusalClass.FAULT, List.of(WHY), NOW)))
                .isEmpty();
    }

    @Test
    void aMailRefusedBecauseItsDmpDispatchFailedIsReplayedWithIt() {
        assertThat(judged(ready(Destination.PATIENT_MAILBOX).refused(RefusalClass.CHOICE,
                List.of(Reason.of("SIBLING_REQUIRED", "LDL-1", "failed", "DMP_REFUSED")), NOW))).isEmpty();
    }

    @Test
    void whatIsHeldIsReplayedOnlyWhenARepairIsAllItWaitedFor() {
        Dispatch mail = sending(Destination.PATIENT_MAILBOX);
        assertThat(judged(mail.held(HoldReason.CONFIGURATION, List.of(WHY), NOW))).isEmpty();
        assertThat(judged(sending(Destination.DMP).held(HoldReason.DECISION, List.of(WHY), NOW))).isEmpty();
        assertThat(judged(ready(Destination.DMP).held(HoldReason.DECISION, List.of(WHY), NOW))).contains(LeftOut.WAITS);
        assertThat(judged(ready(Destination.DMP).held(HoldReason.IDENTITY, List.of(WHY), NOW))).contains(LeftOut.WAITS);
        assertThat(judged(ready(Destination.DMP).heldUntil(NOW.plusSeconds(60), HoldReason.OUTAGE, List.of(WHY), NOW)))
                .contains(LeftOut.ON_ITS_WAY);
    }

    @Test
    void whatArrivedOrMayArriveIsNeverReplayed() {
        Dispatch mail = sending(Destination.PATIENT_MAILBOX);
        assertThat(judged(ready(Destination.DMP))).contains(LeftOut.ON_ITS_WAY);
        assertThat(judged(mail)).contains(LeftOut.ON_ITS_WAY);
        assertThat(judged(mail.sent(List.of(), NOW))).contains(LeftOut.UNCERTAIN);
        assertThat(judged(mail.sent(List.of(), NOW).told(DispatchState.CONFIRMED, null, List.of(), NOW))).contains(LeftOut.ARRIVED);
        assertThat(judged(failed().printed(List.of(), NOW))).contains(LeftOut.PRINTED);
        assertThat(judged(ready(Destination.DMP).cancelled(List.of(WHY), NOW))).contains(LeftOut.CANCELLED);
        assertThat(judged(failed().replayed(Reason.of("REPLAYED", "exploitation", "o1"), NOW))).contains(LeftOut.REPLAYED);
    }

    @Test
    void whatHasLostItsContentOrItsPlaceIsLeftOut() {
        assertThat(ReplayRules.of(failed(), true, null)).contains(LeftOut.CONTENT_DELETED);
        assertThat(ReplayRules.of(failed(), false, LeftOut.NEWER)).contains(LeftOut.NEWER);
    }

    @Test
    void aSuccessorKeepsWhatIsShownOutsideAndHasOneIdForEver() {
        Dispatch replayed = failed();
        Dispatch next = replayed.successor(Reason.of("REPLAY_ASKED", "exploitation", "o1"), NOW);
        assertThat(next.ref()).isEqualTo(Succession.after(replayed.ref()))
                .isEqualTo(new DispatchRef("in", Ids.successor("d"))).isNotEqualTo(replayed.ref());
        assertThat(next).returns(replayed.outsideId(), Dispatch::outsideId).returns("d", Dispatch::replayOf)
                .returns(DispatchState.READY, Dispatch::state).returns(0, Dispatch::rev).returns(null, Dispatch::tryingSince);
    }

    @Test
    void theSubmissionsOfAMailAreCountedOnAndTheDmpIsAskedBeforeTheFirstCall() {
        Dispatch mail = sending(Destination.PATIENT_MAILBOX).failed(RefusalClass.FAULT, List.of(WHY), NOW);
        assertThat(mail.successor(WHY, NOW).attempts()).isEqualTo(1);
        Dispatch dmp = failed().successor(WHY, NOW);
        assertThat(dmp.attempts()).isZero();
        assertThat(dmp.asksFirst()).isTrue();
        assertThat(dmp.sending("DMP=NOT_OPPOSED", NOW, NOW).asksFirst()).isFalse();
        assertThat(ready(Destination.DMP).asksFirst()).isFalse();
    }

    private static Optional<LeftOut> judged(Dispatch dispatch) {
        return ReplayRules.of(dispatch, false, null);
    }

    private static Decision decision(Moment moment) {
        return new Decision(moment, List.of(), Map.of(), "none", NOW);
    }

    private static Dispatch failed() {
        return sending(Destination.DMP).failed(RefusalClass.FAULT, List.of(WHY), NOW);
    }

    private static Dispatch sending(Destination destination) {
        return ready(destination).sending("DMP=NOT_OPPOSED", NOW, NOW);
    }

    private static Dispatch ready(Destination destination) {
        return received(destination).ready(NOW);
    }

    private static Dispatch received(Destination destination) {
        return Dispatch.received(new DispatchRef("in", "d"), "750999997", destination, 0, List.of("LDL-1"), null, "1.2.3", NOW);
    }
}
