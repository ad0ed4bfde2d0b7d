package fr.passerelle.aws;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.dispatch.Origin;
import fr.passerelle.core.dispatch.Origin.Carried;

/** Where an input comes from, as one attribute of its item. */
final class OriginItem {
    private OriginItem() {
    }

    static Map<String, AttributeValue> write(Origin origin) {
        return new ItemBuilder().text("pathway", origin.pathway()).text("site", origin.site()).text("unit", origin.unit())
                .text("source", origin.source()).text("stay", origin.stay()).instant("dischargedAt", origin.dischargedAt())
                .maps("carried", origin.carried().stream().map(OriginItem::write).toList()).build();
    }

    private static Map<String, AttributeValue> write(Carried carried) {
        return new ItemBuilder().text("document", carried.document()).text("type", carried.type()).flag("first", carried.first())
                .instant("signedAt", carried.signedAt()).build();
    }

    static Origin read(ItemReader item) {
        return new Origin(item.textOrNull("pathway"), item.textOrNull("site"), item.textOrNull("unit"), item.textOrNull("source"),
                item.textOrNull("stay"), item.instantOrNull("dischargedAt"),
                item.maps("carried").stream()
                        .map(c -> new Carried(c.text("document"), c.text("type"), c.flag("first"), c.instant("signedAt"))).toList());
    }
}
