package fr.passerelle.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.work.WorkItem;

/** A work item as an item. */
final class WorkItems {
    static final String CLOSED_BY = "closedBy";
    static final String CLOSED_AT = "closedAt";

    private WorkItems() {
    }

    static Map<String, AttributeValue> write(WorkItem work) {
        WorkItem.Closing closed = work.closed();
        return new ItemBuilder(Key.work(work.establishment(), work.id())).text("establishment", work.establishment())
                .text("unit", work.unit()).maps("reasons", ReasonItem.write(List.of(work.reason()))).ref("dispatch", work.dispatch())
                .text("incident", work.incident()).instant("openedAt", work.openedAt())
                .text(CLOSED_BY, closed == null ? null : closed.by()).instant(CLOSED_AT, closed == null ? null : closed.at())
                .expires(closed == null ? null : Expiry.closedWork(closed.at())).build();
    }

    static WorkItem read(ItemReader item) {
        return new WorkItem(item.text(Key.SK), item.text("establishment"), item.textOrNull("unit"),
                ReasonItem.read(item.maps("reasons")).getFirst(), item.refOrNull("dispatch"), item.textOrNull("incident"),
                item.instant("openedAt"), closing(item));
    }

    private static WorkItem.@Nullable Closing closing(ItemReader item) {
        Instant at = item.instantOrNull(CLOSED_AT);
        return at == null ? null : new WorkItem.Closing(item.text(CLOSED_BY), at);
    }
}
