package fr.passerelle.aws;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.flow.Circuit;
import fr.passerelle.core.flow.Circuit.Cause;

/** A circuit as an item. */
final class CircuitItem {
    private CircuitItem() {
    }

    static Map<String, AttributeValue> write(Circuit circuit) {
        Cause cause = circuit.cause();
        return new ItemBuilder(Key.circuit(circuit.establishment())).text("establishment", circuit.establishment())
                .text("cause", cause == null ? null : cause.name()).text("why", circuit.why()).number("downs", circuit.downs())
                .number("suspects", circuit.suspects()).number("probes", circuit.probes()).instant("nextProbe", circuit.nextProbe())
                .instant("since", circuit.since()).number("rev", circuit.rev()).build();
    }

    static Circuit read(ItemReader item) {
        String cause = item.textOrNull("cause");
        return new Circuit(item.text("establishment"), cause == null ? null : Cause.valueOf(cause), item.textOrNull("why"),
                item.number("downs"), item.number("suspects"), item.number("probes"), item.instantOrNull("nextProbe"),
                item.instant("since"), item.number("rev"));
    }
}
