package fr.passerelle.keeper;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.dispatch.RefusalClass;
import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.request.IntakeRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits for somebody, from day to day. */
class WaitsTest {
    private static final Reason WHY = Reason.of("WHY");

    private final Cellar cellar = new Cellar();
    private final Input input = cellar.drop("lettre");

    private Dispatch held(HoldReason what) {
        return cellar.keep(cellar.received(input, Destination.DMP).held(what, List.of(WHY), cellar.now()));
    }

    @Test
    void anIdentityIsJudgedAgainEachDayAndNeverSent() {
        Dispatch waiting = held(HoldReason.IDENTITY);
        cellar.days(2);
        assertThat(cellar.requests.drain()).containsExactly(new IntakeRequest.JudgeAgain(input.id()),
                new IntakeRequest.JudgeAgain(input.id()));
        assertThat(cellar.queue.drain()).isEmpty();
        assertThat(cellar.stored(waiting)).isEqualTo(waiting);
    }

    @Test
    void afterThirtyDaysTheIdentityCellIsToldOnceAndAfterNinetyItIsGivenUp() {
        Dispatch waiting = held(HoldReason.IDENTITY);
        cellar.days(31);
        assertThat(cellar.work.open(Cellar.FINESS)).singleElement().satisfies(item -> {
            assertThat(item.reason()).isEqualTo(Reason.of("IDENTITY_STAYS_UNQUALIFIED", "30", "90"));
            assertThat(item.dispatch()).isEqualTo(waiting.ref());
        });
        cellar.days(58);
        assertThat(cellar.stored(waiting).state()).isEqualTo(DispatchState.HELD);
        cellar.days(1);
        assertThat(cellar.stored(waiting).reasons()).containsExactly(Reason.of("IDENTITY_GIVEN_UP", "90"), WHY);
        assertThat(cellar.work.open(Cellar.FINESS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PART,PART_GIVEN_UP", "PREDECESSOR,VERSION_GIVEN_UP", "CONSENT,CONSENT_GIVEN_UP", "REVEAL,REVEAL_GIVEN_UP",
            "PATHWAY,PATHWAY_GIVEN_UP", "CONFIGURATION,CONFIGURATION_GIVEN_UP", "DECISION,DECISION_GIVEN_UP"})
    void whateverSomebodyHadToDoIsGivenUpByChoiceAndSaysSo(HoldReason what, String code) {
        Dispatch waiting = held(what);
        cellar.later(Duration.ofDays(89));
        cellar.run();
        assertThat(cellar.stored(waiting)).isEqualTo(waiting);
        cellar.days(1);
        assertThat(cellar.stored(waiting)).satisfies(d -> {
            assertThat(d.state()).isEqualTo(DispatchState.REFUSED);
            assertThat(d.refusal()).isEqualTo(RefusalClass.CHOICE);
            assertThat(d.reasons()).containsExactly(Reason.of(code, "90"), WHY);
        });
        assertThat(new RejectCatalogue().sentence(Reason.of(code, "90"))).contains("90 jours", "abandonné");
    }

    @Test
    void whatWaitsForADateOrForAnotherOneIsLeftAlone() {
        Dispatch waiting = cellar.keep(cellar.received(input, Destination.DMP).heldUntil(cellar.now().plus(Duration.ofDays(300)),
                HoldReason.SCHEDULE, List.of(), cellar.now()));
        cellar.days(120);
        assertThat(cellar.stored(waiting)).isEqualTo(waiting);
        assertThat(cellar.packed(input)).isTrue();
    }

    @Test
    void whoWaitedBehindIsWoken() {
        cellar.link(input, "lettre", "lettre");
        held(HoldReason.DECISION);
        Dispatch mail = cellar.keep(cellar.received(input, Destination.PATIENT_MAILBOX).heldUntil(cellar.now(), HoldReason.SIBLING,
                List.of(), cellar.now()));
        Input next = cellar.drop("suite");
        cellar.link(next, "lettre", "suite");
        Dispatch behind = cellar.keep(
                cellar.received(next, Destination.DMP).heldUntil(cellar.now(), HoldReason.PREDECESSOR, List.of(), cellar.now()));
        cellar.days(90);
        assertThat(cellar.queue.drain()).extracting(sent -> sent.ref()).containsExactly(mail.ref(), behind.ref());
        assertThat(List.of(cellar.stored(mail), cellar.stored(behind))).extracting(Dispatch::state).containsOnly(DispatchState.READY);
    }
}
