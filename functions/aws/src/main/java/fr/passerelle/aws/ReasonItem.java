package fr.passerelle.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.dispatch.Reason;

/** Reasons as a list of maps inside an item. */
final class ReasonItem {
    private ReasonItem() {
    }

    static List<Map<String, AttributeValue>> write(List<Reason> reasons) {
        return reasons.stream().map(ReasonItem::write).toList();
    }

    private static Map<String, AttributeValue> write(Reason reason) {
        var map = new HashMap<String, AttributeValue>();
        map.put("code", AttributeValue.fromS(reason.code()));
        map.put("arguments", AttributeValue.fromL(reason.arguments().stream().map(AttributeValue::fromS).toList()));
        if (reason.subject() != null) {
            map.put("subject", AttributeValue.fromS(reason.subject()));
        }
        return map;
    }

    static List<Reason> read(List<ItemReader> maps) {
        return maps.stream().map(m -> new Reason(m.text("code"), m.textOrNull("subject"), m.texts("arguments"))).toList();
    }
}
