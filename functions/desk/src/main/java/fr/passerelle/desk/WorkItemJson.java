package fr.passerelle.desk;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.reject.RejectCatalogue;
import fr.passerelle.core.work.WorkItem;

/** An item of the work list as JSON. */
final class WorkItemJson {
    private WorkItemJson() {
    }

    static ObjectNode write(WorkItem item, RejectCatalogue catalogue) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", item.id()).put("code", item.reason().code())
                .put("text", catalogue.sentence(item.reason())).put("owner", catalogue.entry(item.reason().code()).owner().label())
                .put("openedAt", item.openedAt().toString());
        Optional.ofNullable(item.unit()).ifPresent(unit -> node.put("unit", unit));
        Optional.ofNullable(item.incident()).ifPresent(incident -> node.put("incident", incident));
        Optional.ofNullable(item.dispatch())
                .ifPresent(ref -> node.put("input", ref.inputId()).put("dispatch", ref.dispatchId()));
        return node;
    }
}
