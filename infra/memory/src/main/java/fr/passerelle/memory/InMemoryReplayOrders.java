package fr.passerelle.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.passerelle.core.port.ReplayOrders;
import fr.passerelle.core.work.ReplayOrder;

/** Orders to replay in memory. */
public final class InMemoryReplayOrders implements ReplayOrders {
    private final Map<Key, ReplayOrder> orders = new HashMap<>();
    private final Map<Key, List<ReplayOrder.Line>> lines = new HashMap<>();

    private record Key(String establishment, String id) {
        static Key of(ReplayOrder order) {
            return new Key(order.establishment(), order.id());
        }
    }

    @Override
    public synchronized Optional<ReplayOrder> find(String establishment, String id) {
        return Optional.ofNullable(orders.get(new Key(establishment, id)));
    }

    @Override
    public synchronized List<ReplayOrder.Line> lines(ReplayOrder order) {
        return lines.getOrDefault(Key.of(order), List.of());
    }

    @Override
    public synchronized boolean give(ReplayOrder order, List<ReplayOrder.Line> listed) {
        if (orders.putIfAbsent(Key.of(order), order) != null) {
            return false;
        }
        lines.put(Key.of(order), List.copyOf(listed));
        return true;
    }

    @Override
    public synchronized void end(ReplayOrder ended) {
        orders.computeIfPresent(Key.of(ended), (_, order) -> order.end() == null ? ended : order);
    }

    @Override
    public synchronized List<ReplayOrder> all(String establishment) {
        var all = new ArrayList<>(orders.values());
        all.removeIf(order -> !order.establishment().equals(establishment));
        all.sort(Comparator.comparing(ReplayOrder::at).thenComparing(ReplayOrder::id).reversed());
        return List.copyOf(all);
    }
}
