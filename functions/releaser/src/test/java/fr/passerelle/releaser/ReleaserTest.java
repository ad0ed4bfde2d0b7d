package fr.passerelle.releaser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.DispatchState;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.document.Priority;
import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.memory.InMemoryMetrics.Figure;

import static org.assertj.core.api.Assertions.assertThat;

class ReleaserTest {
    private static final Instant NOW = Night.NOW;

    private final Night night = new Night();

    @Test
    void whatWaitedForATimeThatHasComeIsReadyAgainWithAMessage() {
        Dispatch held = night.held("a", Priority.NORMAL, NOW);
        Dispatch later = night.held("b", Priority.NORMAL, NOW.plusSeconds(1));
        assertThat(night.run()).isOne();
        assertThat(night.released()).containsExactly("a");
        assertThat(night.stored(held)).isEqualTo(held.ready(NOW));
        assertThat(night.stored(later)).isEqualTo(later);
    }

    @Test
    void whatWaitsForAPersonStays() {
        Dispatch held = night.keep(night.received("a", Destination.DMP).held(HoldReason.DECISION, List.of(), NOW.minusSeconds(1_000_000)));
        assertThat(night.run()).isZero();
        assertThat(night.stored(held)).isEqualTo(held);
    }

    @Test
    void aReadyDispatchWhoseMessageIsLateGetsAnotherOne() {
        Dispatch lost = night.keep(night.received("a", Destination.DMP).ready(NOW.minus(Duration.ofMinutes(15))));
        Dispatch young = night.keep(night.received("b", Destination.DMP).ready(NOW.minus(Duration.ofMinutes(14))));
        assertThat(night.run()).isOne();
        assertThat(night.released()).containsExactly("a");
        assertThat(night.stored(lost).since()).as("and its whole time again").isEqualTo(NOW);
        assertThat(night.stored(young)).isEqualTo(young);
        assertThat(night.run()).isZero();
    }

    @Test
    void aDispatchInDoubtOnlyGetsAMessage() {
        Instant lease = NOW.minus(Duration.ofMinutes(15));
        Dispatch doubt = night.keep(night.received("a", Destination.DMP).ready(NOW).sending("DMP=NONE", lease, lease.minusSeconds(120)));
        assertThat(night.run()).isOne();
        assertThat(night.released()).containsExactly("a");
        assertThat(night.stored(doubt)).isEqualTo(doubt);
    }

    @Test
    void theMostUrgentLeavesFirstThenWhatIsDueForTheLongestTime() {
        night.held("a", Priority.BACKFILL, NOW.minusSeconds(500));
        night.held("b", Priority.NORMAL, NOW.minusSeconds(10));
        night.held("c", Priority.NORMAL, NOW.minusSeconds(20));
        night.held("d", Priority.URGENT, NOW);
        night.run();
        assertThat(night.released()).containsExactly("d", "c", "b", "a");
    }

    @Test
    void noMoreIsReleasedThanMayLeaveBeforeTheNextRun() {
        for (int i = 0; i < 9; i++) {
            night.held("n" + i, Priority.NORMAL, NOW.minusSeconds(20 - i));
        }
        assertThat(night.run()).isEqualTo(Night.RULES.perRun());
        assertThat(night.released()).containsExactly("n0", "n1", "n2", "n3", "n4");
        assertThat(night.run()).isEqualTo(4);
        assertThat(night.run()).isZero();
    }

    @Test
    void aBacklogHasItsOwnSmallerShare() {
        for (int i = 0; i < 4; i++) {
            night.held("b" + i, Priority.BACKFILL, NOW.minusSeconds(20 - i));
        }
        night.held("n", Priority.NORMAL, NOW);
        assertThat(night.run()).isEqualTo(1 + Night.RULES.backfillPerRun());
        assertThat(night.released()).containsExactly("n", "b0", "b1");
    }

    @Test
    void whileTheCircuitIsOpenNothingGoesToTheDmp() {
        night.open(Health.DOWN);
        night.held("a", Priority.URGENT, NOW);
        assertThat(night.run()).isZero();
        assertThat(night.released()).isEmpty();
    }

    @Test
    void onceTheProbeIsDueTheFirstInOrderTries() {
        Circuit circuit = night.open(Health.REFUSED);
        night.held("a", Priority.NORMAL, NOW.minusSeconds(60));
        night.held("b", Priority.URGENT, NOW);
        night.held("c", Priority.URGENT, NOW.plusSeconds(1));
        night.later(Duration.between(NOW, circuit.nextProbe()));
        assertThat(night.run()).isOne();
        assertThat(night.released()).containsExactly("b");
    }

    @Test
    void whatHasMovedSinceTheIndexWasReadIsLeftToWhoMovedIt() {
        Dispatch moved = night.held("a", Priority.URGENT, NOW);
        Dispatch other = night.held("b", Priority.NORMAL, NOW);
        night.meanwhile(moved, moved.cancelled(List.of(), NOW));
        var refs = List.of(moved.ref(), new DispatchRef("i", "never seen"), other.ref());
        assertThat(new Release(night.store, night.queue)
                .inOrder(refs, Allowance.probe(Night.RULES), NOW)).isOne();
        assertThat(night.released()).containsExactly("b");
    }

    @Test
    void mailsLeaveWhateverTheCircuitOfTheDmp() {
        night.open(Health.DOWN);
        Dispatch mail = night.keep(night.received("a", Destination.PATIENT_MAILBOX).heldUntil(NOW, HoldReason.REVEAL, List.of(), NOW));
        night.keep(night.received("b", Destination.PROFESSIONAL_MAILBOX).ready(NOW.minus(Duration.ofHours(1))));
        assertThat(night.run()).isEqualTo(2);
        assertThat(night.released()).containsExactly("a", "b");
        assertThat(night.stored(mail).state()).isEqualTo(DispatchState.READY);
    }

    @Test
    void theFiguresSayWhichCircuitIsOpenAndWhatIsDue() {
        night.open(Health.REFUSED);
        night.held("a", Priority.NORMAL, NOW);
        night.keep(night.received("m", Destination.PATIENT_MAILBOX).heldUntil(NOW, HoldReason.REVEAL, List.of(), NOW));
        night.run();
        var here = Map.of("Establishment", Night.FINESS);
        assertThat(night.figures()).contains(
                new Figure("CircuitOpen", 1, Map.of("Establishment", Night.FINESS, "Cause", "CONFIGURATION")),
                new Figure("CircuitOpen", 0, Map.of("Establishment", Night.FINESS, "Cause", "OUTAGE")),
                new Figure("CircuitOpen", 0, Map.of("Establishment", Night.OTHER_FINESS, "Cause", "CONFIGURATION")),
                new Figure("CircuitsOpen", 1, Map.of("Cause", "CONFIGURATION")), new Figure("CircuitsOpen", 0, Map.of("Cause", "OUTAGE")),
                new Figure("DueBacklog", 2, here), new Figure("Released", 1, here));
    }

    @Test
    void theMessagesOfARunComeAtThePaceAtWhichTheyMayLeave() {
        for (int i = 0; i < 5; i++) {
            night.held("d" + i, Priority.NORMAL, NOW.minusSeconds(10 - i));
        }
        night.run();
        assertThat(night.queue.drain()).extracting(sent -> sent.delay().toSeconds()).containsExactly(0L, 12L, 24L, 36L, 48L);
    }

    @Test
    void eachDestinationSaysHowMuchIsDueAndForHowLong() {
        night.held("a", Priority.BACKFILL, NOW.minusSeconds(300));
        night.held("b", Priority.URGENT, NOW.minusSeconds(20));
        night.keep(night.received("m", Destination.PATIENT_MAILBOX).heldUntil(NOW.minusSeconds(7), HoldReason.REVEAL, List.of(), NOW));
        night.run();
        assertThat(night.figures()).contains(
                new Figure("DueBacklog", 2, Map.of("Establishment", Night.FINESS, "Destination", "dmp")),
                new Figure("OldestDueSeconds", 300, Map.of("Establishment", Night.FINESS, "Destination", "dmp")),
                new Figure("OldestDueSeconds", 7, Map.of("Establishment", Night.FINESS, "Destination", "patient-mailbox")),
                new Figure("OldestDueSeconds", 0, Map.of("Establishment", Night.OTHER_FINESS, "Destination", "dmp")),
                new Figure("OldestDueSeconds", 300, Map.of("Destination", "dmp")),
                new Figure("OldestDueSeconds", 0, Map.of("Destination", "professional-mailbox")));
    }
}
