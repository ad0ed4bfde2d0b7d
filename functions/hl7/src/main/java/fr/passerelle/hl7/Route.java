package fr.passerelle.hl7;

import java.util.Set;

import fr.passerelle.core.dispatch.Reason;

/** What a message is for, by MSH-9 (messages.md §1.1). */
public sealed interface Route {
    /** A document to send, replace or delete: {@code ORU^R01}, {@code MDM^T02}, {@code T10}, {@code T04}. */
    record Document() implements Route {}

    /** Identity, stays, consent: {@code ADT}. */
    record Identity() implements Route {}

    /** An appointment: {@code SIU}. */
    record Appointment() implements Route {}

    /** The hospital acknowledges our business acknowledgement: nothing is answered. */
    record Answer() implements Route {}

    /** Nothing the gateway knows. */
    record Unsupported(Reason fault) implements Route {}

    /** The route of a message. */
    static Route of(MessageHeader header) {
        return switch (header.type()) {
            case "ORU" -> event(header, Set.of("R01"), new Document());
            case "MDM" -> event(header, Set.of("T02", "T10", "T04"), new Document());
            case "ADT" -> header.event().isEmpty() ? event(header, Set.of(), new Identity()) : new Identity();
            case "SIU" -> event(header, Set.of("S12", "S13", "S14", "S15", "S16", "S17", "S18", "S19", "S20", "S21", "S22", "S26"),
                    new Appointment());
            case "ACK" -> event(header, Set.of("Z01", "Z02", "Z03"), new Answer());
            default -> new Unsupported(Reason.at("MSH^1^9^1^1", "HL7_TYPE_UNSUPPORTED", Shown.code(header.type())));
        };
    }

    private static Route event(MessageHeader header, Set<String> known, Route route) {
        return known.contains(header.event())
                ? route
                : new Unsupported(Reason.at("MSH^1^9^1^2", "HL7_EVENT_UNSUPPORTED", Shown.code(header.type()), Shown.code(header.event())));
    }
}
