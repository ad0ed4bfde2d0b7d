package fr.passerelle.hl7.document;

import java.util.Arrays;
import java.util.Optional;

/** What is asked for a document; three or four fields must agree on it (messages.md §2.5). */
public enum Operation {
    FIRST("T02", "NW", "F"),
    REPLACEMENT("T10", "RO", "C"),
    DELETION("T04", "CA", "D");

    private final String event;
    private final String order;
    private final String result;

    Operation(String event, String order, String result) {
        this.event = event;
        this.order = order;
        this.result = result;
    }

    /** OBX-11 of the document. */
    String result() {
        return result;
    }

    /** ORC-1. */
    String order() {
        return order;
    }

    static Optional<Operation> ofEvent(String event) {
        return Arrays.stream(values()).filter(o -> o.event.equals(event)).findFirst();
    }

    static Optional<Operation> ofOrder(String order) {
        return Arrays.stream(values()).filter(o -> o.order.equals(order)).findFirst();
    }
}
