package fr.passerelle.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.passerelle.core.port.WorkList;
import fr.passerelle.core.work.WorkItem;

/** Work lists in memory. */
public final class InMemoryWorkList implements WorkList {
    private final Map<Place, WorkItem> items = new HashMap<>();

    private record Place(String establishment, String id) {}

    @Override
    public synchronized void open(WorkItem item) {
        items.putIfAbsent(new Place(item.establishment(), item.id()), item);
    }

    @Override
    public synchronized List<WorkItem> open(String establishment) {
        return items.values().stream().filter(i -> i.establishment().equals(establishment) && i.closed() == null)
                .sorted(Comparator.comparing(WorkItem::openedAt).thenComparing(WorkItem::id)).toList();
    }

    @Override
    public synchronized boolean isOpen(String establishment, String id) {
        WorkItem item = items.get(new Place(establishment, id));
        return item != null && item.closed() == null;
    }

    @Override
    public synchronized boolean close(String establishment, String id, String by, Instant at) {
        var place = new Place(establishment, id);
        WorkItem item = items.get(place);
        if (item == null || item.closed() != null) {
            return false;
        }
        items.put(place, item.closed(by, at));
        return true;
    }
}
