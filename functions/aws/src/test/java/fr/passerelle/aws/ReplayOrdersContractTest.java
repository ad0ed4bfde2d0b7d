package fr.passerelle.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.port.ReplayOrders;
import fr.passerelle.core.work.ReplayOrder;
import fr.passerelle.core.work.ReplayOrder.Line;
import fr.passerelle.memory.InMemoryReplayOrders;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store of replay orders promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class ReplayOrdersContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String FINESS = "750712184";

    private final ReplayOrders orders;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    ReplayOrdersContractTest(Technology technology) {
        orders = switch (technology) {
            case MEMORY -> new InMemoryReplayOrders();
            case DYNAMODB -> new DynamoDbReplayOrders(LocalDynamoDb.client(), LocalDynamoDb.table(), InstantSource.fixed(NOW));
        };
    }

    @Test
    void anOrderKeepsItsDispatchesInTheirOrderHoweverMany() {
        List<Line> lines = IntStream.range(0, 4_100).mapToObj(i -> new Line(new DispatchRef("i" + i, "d" + i), NOW.plusNanos(i))).toList();
        ReplayOrder order = order("o1", "l1", lines.size(), NOW);
        assertThat(orders.give(order, lines)).isTrue();
        assertThat(orders.find(FINESS, "o1")).contains(order);
        assertThat(orders.lines(order)).isEqualTo(lines);
        assertThat(orders.find("690781810", "o1")).as("walled off").isEmpty();
    }

    @Test
    void ofTwoOrdersOfOneIdTheFirstStaysWithItsOwnDispatches() {
        var one = List.of(new Line(new DispatchRef("i1", "d1"), NOW));
        var other = List.of(new Line(new DispatchRef("i2", "d2"), NOW));
        orders.give(order("o2", "l1", 1, NOW), one);
        assertThat(orders.give(order("o2", "l2", 1, NOW.plusSeconds(1)), other)).isFalse();
        assertThat(orders.lines(orders.find(FINESS, "o2").orElseThrow())).isEqualTo(one);
    }

    @Test
    void theFirstEndStays() {
        ReplayOrder order = order("o3", "l1", 2, NOW);
        orders.give(order, List.of());
        orders.end(order.ended(NOW.plusSeconds(1), 2, 0));
        orders.end(order.ended(NOW.plusSeconds(9), 0, 2));
        assertThat(orders.find(FINESS, "o3")).contains(order.ended(NOW.plusSeconds(1), 2, 0));
    }

    @Test
    void ordersAreListedTheNewestFirst() {
        orders.give(order("o4", "l1", 0, NOW), List.of());
        orders.give(order("o5", "l1", 0, NOW.plusSeconds(60)), List.of());
        assertThat(orders.all(FINESS)).extracting(ReplayOrder::id).containsSubsequence("o5", "o4");
    }

    private static ReplayOrder order(String id, String lines, int chosen, Instant at) {
        return new ReplayOrder(id, FINESS, "--pathway=P01", "DMP réparé", "exploitation", at, lines, chosen, null);
    }
}
