package fr.passerelle.aws;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.mail.BoxTurn;
import fr.passerelle.core.port.BoxTurns;
import fr.passerelle.memory.InMemoryBoxTurns;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store of the turns at reading the mailboxes promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class BoxTurnsContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String FINESS = "750712184";

    private final BoxTurns turns;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    BoxTurnsContractTest(Technology technology) {
        turns = switch (technology) {
            case MEMORY -> new InMemoryBoxTurns();
            case DYNAMODB -> new DynamoDbBoxTurns(LocalDynamoDb.client(), LocalDynamoDb.table());
        };
    }

    @Test
    void ofTwoRunsOneReadsTheBoxAndTheNextGoesOnWhereItEnded() {
        BoxTurn first = turns.of(FINESS);
        assertThat(first).isEqualTo(BoxTurn.first(FINESS));
        BoxTurn taken = first.taken(NOW.plusSeconds(180), NOW);
        assertThat(turns.change(first, taken)).isTrue();
        assertThat(turns.change(first, taken)).as("another run").isFalse();
        assertThat(turns.of(FINESS)).isEqualTo(taken);
        assertThat(turns.of(FINESS).taken(NOW.plusSeconds(181))).as("once the lease is over").isFalse();

        BoxTurn over = taken.over(4_294_967_295L, 4_000_000_000L);
        assertThat(turns.change(taken, over)).isTrue();
        assertThat(turns.of(FINESS)).isEqualTo(over);
        assertThat(over.from(4_294_967_295L)).isEqualTo(4_000_000_000L);
        assertThat(over.from(1)).as("numbered anew").isZero();
    }
}
