package fr.passerelle.core.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.flow.Circuit.Cause;
import fr.passerelle.core.flow.Circuit.Health;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final CircuitPolicy POLICY = new CircuitPolicy(3, 5, Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final Circuit CLOSED = Circuit.closed("750712184");

    private static Circuit after(Circuit circuit, Health... answers) {
        Circuit next = circuit;
        for (Health health : answers) {
            next = next.after(health, "CODE", POLICY, NOW);
        }
        return next;
    }

    @Test
    void anOutageOpensItAfterSeveralCallsInARow() {
        Circuit almost = after(CLOSED, Health.DOWN, Health.DOWN);
        assertThat(almost.open()).isFalse();
        assertThat(almost.lets(NOW)).isTrue();
        Circuit open = after(almost, Health.DOWN);
        assertThat(open.cause()).isEqualTo(Cause.OUTAGE);
        assertThat(open.why()).isEqualTo("CODE");
        assertThat(open.since()).isEqualTo(NOW);
        assertThat(open.lets(NOW)).isFalse();
        assertThat(open.lets(NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void anAnswerInBetweenStartsTheCountAgain() {
        assertThat(after(CLOSED, Health.DOWN, Health.DOWN, Health.UP, Health.DOWN, Health.DOWN).open()).isFalse();
        assertThat(after(CLOSED, Health.SUSPECT, Health.SUSPECT, Health.SUSPECT, Health.SUSPECT, Health.UP, Health.SUSPECT).open())
                .isFalse();
    }

    @Test
    void fiveUnexplainedFaultsInARowAreAMatterOfConfiguration() {
        Circuit open = after(CLOSED, Health.SUSPECT, Health.SUSPECT, Health.SUSPECT, Health.SUSPECT, Health.SUSPECT);
        assertThat(open.cause()).isEqualTo(Cause.CONFIGURATION);
    }

    @Test
    void oneRefusalOfTheGatewayOpensItAtOnce() {
        assertThat(after(CLOSED, Health.REFUSED).cause()).isEqualTo(Cause.CONFIGURATION);
    }

    @Test
    void oneCallTriesAndNobodyElseBeforeItsLeaseIsOver() {
        Circuit open = after(CLOSED, Health.REFUSED);
        Circuit probing = open.probing(NOW.plusSeconds(30), Duration.ofMinutes(2));
        assertThat(probing.open()).isTrue();
        assertThat(probing.lets(NOW.plusSeconds(31))).isFalse();
        assertThat(probing.lets(NOW.plusSeconds(150))).as("the one that tried was killed").isTrue();
    }

    @Test
    void eachTryWaitsTwiceAsLongUpToTheLongestAndSaysSinceWhen() {
        Circuit circuit = after(CLOSED, Health.REFUSED);
        for (int seconds : new int[]{30, 60, 120, 240, 300, 300}) {
            assertThat(Duration.between(NOW, circuit.nextProbe())).hasSeconds(seconds);
            assertThat(circuit.since()).isEqualTo(NOW);
            circuit = circuit.probing(NOW, Duration.ofMinutes(2)).after(Health.REFUSED, "CODE", POLICY, NOW);
        }
    }

    @Test
    void aRefusalDuringAnOutageTellsTheNewCause() {
        Circuit outage = after(CLOSED, Health.DOWN, Health.DOWN, Health.DOWN);
        Circuit refused = outage.after(Health.REFUSED, "OTHER", POLICY, NOW.plusSeconds(60));
        assertThat(refused.cause()).isEqualTo(Cause.CONFIGURATION);
        assertThat(refused.why()).isEqualTo("OTHER");
        assertThat(refused.since()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void theFirstAnswerClosesItWhateverTheDocumentBecomes() {
        Circuit closed = after(CLOSED, Health.REFUSED).probing(NOW, Duration.ofMinutes(2)).after(Health.UP, "X", POLICY,
                NOW.plusSeconds(9));
        assertThat(closed.open()).isFalse();
        assertThat(closed.lets(NOW)).isTrue();
        assertThat(closed.since()).isEqualTo(NOW.plusSeconds(9));
        assertThat(closed.why()).isNull();
    }

    @Test
    void aGoodAnswerOfAHealthyLineWritesNothing() {
        assertThat(after(CLOSED, Health.UP)).isSameAs(CLOSED);
    }

    @Property
    void whateverTheAnswersItIsOpenWithACauseOrClosedAndLetsEverybody(@ForAll @Size(max = 30) List<Health> answers) {
        Circuit circuit = CLOSED;
        Instant now = NOW;
        for (Health health : answers) {
            now = now.plusSeconds(1);
            Circuit before = circuit;
            circuit = before.after(health, "CODE", POLICY, now);
            assertThat(circuit.rev()).isEqualTo(circuit.equals(before) ? before.rev() : before.rev() + 1);
            assertThat(circuit.open()).isEqualTo(circuit.nextProbe() != null).isEqualTo(circuit.why() != null);
            assertThat(circuit.lets(now)).as("only a closed one lets everybody").isEqualTo(!circuit.open());
            assertThat(circuit.lets(now.plus(POLICY.longestProbe()))).as("nobody waits for ever").isTrue();
            if (health == Health.UP) {
                assertThat(circuit.open()).isFalse();
            }
            if (before.open() && health != Health.UP) {
                assertThat(circuit.open()).isTrue();
            }
        }
    }
}
