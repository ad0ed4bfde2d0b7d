package fr.passerelle.aws;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.flow.Circuit.Health;
import fr.passerelle.core.flow.CircuitPolicy;
import fr.passerelle.core.port.Circuits;
import fr.passerelle.memory.InMemoryCircuits;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store of circuits promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class CircuitsContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String FINESS = "750712184";
    private static final CircuitPolicy POLICY = new CircuitPolicy(1, 5, Duration.ofSeconds(30), Duration.ofMinutes(5));

    private final Circuits circuits;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    CircuitsContractTest(Technology technology) {
        circuits = switch (technology) {
            case MEMORY -> new InMemoryCircuits();
            case DYNAMODB -> new DynamoDbCircuits(LocalDynamoDb.client(), LocalDynamoDb.table());
        };
    }

    @Test
    void aCircuitNobodyTouchedIsClosed() {
        assertThat(circuits.of(FINESS)).isEqualTo(Circuit.closed(FINESS));
    }

    @Test
    void aCircuitIsReadBackInEachShape() {
        Circuit closed = circuits.of(FINESS);
        Circuit open = closed.after(Health.DOWN, "DMP_UNREACHABLE", POLICY, NOW.plusNanos(7));
        Circuit probing = open.probing(NOW.plusSeconds(31), Duration.ofMinutes(2));
        Circuit closedAgain = probing.after(Health.UP, "DMP_OK", POLICY, NOW.plusSeconds(32));
        Circuit previous = closed;
        for (Circuit next : new Circuit[]{open, probing, closedAgain}) {
            assertThat(circuits.change(previous, next)).isTrue();
            assertThat(circuits.of(FINESS)).isEqualTo(next);
            previous = next;
        }
        assertThat(circuits.of("690781810").open()).isFalse();
    }

    @Test
    void ofTwoChangesFromTheSameCircuitOneIsLost() {
        Circuit closed = circuits.of(FINESS);
        Circuit open = closed.after(Health.DOWN, "DMP_UNREACHABLE", POLICY, NOW);
        assertThat(circuits.change(closed, open)).isTrue();
        assertThat(circuits.change(closed, closed.after(Health.REFUSED, "DMP_REFUSES_US", POLICY, NOW))).isFalse();
        Circuit probing = open.probing(NOW, Duration.ofMinutes(2));
        assertThat(circuits.change(open, probing)).isTrue();
        assertThat(circuits.change(open, probing)).as("only one probes").isFalse();
        assertThat(circuits.of(FINESS)).isEqualTo(probing);
    }
}
