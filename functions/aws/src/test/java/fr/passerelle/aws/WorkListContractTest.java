package fr.passerelle.aws;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.work.WorkItem;
import fr.passerelle.memory.InMemoryWorkList;

import static org.assertj.core.api.Assertions.assertThat;

/** What every work list promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class WorkListContractTest {
    private static final String FINESS = "750712184";
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final WorkItem PLAIN = WorkItem.open("w-1", FINESS, null, Reason.of("INS_WITHDRAWN"), null, NOW);
    private static final WorkItem FULL = WorkItem
            .open("w-2", FINESS, "CARDIO", Reason.at("/patient", "IDENTITY_ALERT", "DOUT"), new DispatchRef("1a", "2b"),
                    NOW.minusSeconds(1))
            .of("incident-1");

    private final WorkList list;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    WorkListContractTest(Technology technology) {
        list = switch (technology) {
            case MEMORY -> new InMemoryWorkList();
            case DYNAMODB -> new DynamoDbWorkList(LocalDynamoDb.client(), LocalDynamoDb.table());
        };
    }

    @Test
    void openItemsAreListedOldestFirstWithAllTheySay() {
        list.open(PLAIN);
        list.open(FULL);
        assertThat(list.open(FINESS)).containsExactly(FULL, PLAIN);
        assertThat(list.open("690781810")).isEmpty();
    }

    @Test
    void anItemOpenedAgainStaysAsItIs() {
        list.open(PLAIN);
        list.open(WorkItem.open("w-1", FINESS, "CARDIO", Reason.of("INS_DIFFERS"), null, NOW.plusSeconds(5)));
        assertThat(list.open(FINESS)).isEqualTo(List.of(PLAIN));
    }

    @Test
    void aClosedItemIsListedNoMoreAndStaysClosed() {
        assertThat(list.isOpen(FINESS, "w-1")).isFalse();
        list.open(PLAIN);
        assertThat(list.isOpen(FINESS, "w-1")).isTrue();
        assertThat(list.close(FINESS, "w-1", "Cellule d'identitovigilance", NOW)).isTrue();
        assertThat(list.isOpen(FINESS, "w-1")).isFalse();
        assertThat(list.close(FINESS, "w-1", "Cellule d'identitovigilance", NOW)).isFalse();
        list.open(PLAIN);
        assertThat(list.open(FINESS)).isEmpty();
    }

    @Test
    void nobodyClosesWhatIsNotThere() {
        assertThat(list.close(FINESS, "w-9", "x", NOW)).isFalse();
        assertThat(list.open(FINESS)).isEmpty();
    }
}
