package fr.passerelle.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.flow.Pace;
import fr.passerelle.core.port.CallSlots;
import fr.passerelle.core.port.CallSlots.Lane;
import fr.passerelle.memory.InMemoryCallSlots;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store of slots promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class CallSlotsContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String FINESS = "750712184";

    private final CallSlots slots;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    CallSlotsContractTest(Technology technology) {
        slots = switch (technology) {
            case MEMORY -> new InMemoryCallSlots();
            case DYNAMODB -> new DynamoDbCallSlots(LocalDynamoDb.client(), LocalDynamoDb.table());
        };
    }

    @Test
    void aSlotIsTakenOnlyFromTheLastOne() {
        assertThat(slots.last(FINESS, Lane.CALLS)).isEmpty();
        assertThat(slots.take(FINESS, Lane.CALLS, null, NOW)).isTrue();
        assertThat(slots.take(FINESS, Lane.CALLS, null, NOW)).isFalse();
        assertThat(slots.take(FINESS, Lane.CALLS, NOW.minusNanos(1), NOW.plusNanos(250))).isFalse();
        assertThat(slots.take(FINESS, Lane.CALLS, NOW, NOW.plusNanos(250))).isTrue();
        assertThat(slots.last(FINESS, Lane.CALLS)).contains(NOW.plusNanos(250));
    }

    @Test
    void lanesAndStructuresAreApart() {
        assertThat(slots.take(FINESS, Lane.CALLS, null, NOW)).isTrue();
        assertThat(slots.last(FINESS, Lane.BACKFILL)).isEmpty();
        assertThat(slots.last("690781810", Lane.CALLS)).isEmpty();
    }

    @Test
    void copiesThatAskAtOnceNeverShareASlot() throws Exception {
        var pace = Pace.of(4, Duration.ofSeconds(1), Duration.ofHours(1));
        Callable<Instant> ask = () -> {
            while (true) {
                Instant last = slots.last(FINESS, Lane.CALLS).orElse(null);
                Instant slot = pace.slot(last, NOW);
                if (slots.take(FINESS, Lane.CALLS, last, slot)) {
                    return slot;
                }
            }
        };
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Instant> given = pool.invokeAll(Collections.nCopies(12, ask)).stream().map(f -> f.resultNow()).sorted().toList();
            assertThat(given).first().isEqualTo(NOW);
            for (int i = 1; i < given.size(); i++) {
                assertThat(Duration.between(given.get(i - 1), given.get(i))).isEqualTo(pace.interval());
            }
        }
    }
}
