package fr.passerelle.formats.appointment.fhir;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import fr.passerelle.core.appointment.Place;
import fr.passerelle.core.establishment.Establishment;

/** Where the patient must come: what the resource leaves out is that of the establishment. */
final class PlaceReader {
    private final Establishment establishment;

    PlaceReader(Establishment establishment) {
        this.establishment = establishment;
    }

    /** @param location missing when it is not inside */
    Place read(JsonNode appointment, JsonNode location) {
        String name = text(location, "name");
        String service = service(appointment);
        String unit = Stream.of(service, name, establishment.name()).filter(t -> !t.isEmpty()).findFirst().orElseThrow();
        String room = Stream.of(name.equals(unit) ? "" : name, text(location, "description")).filter(t -> !t.isEmpty())
                .collect(Collectors.joining(", "));
        String address = address(location.path("address"));
        String phone = location.path("telecom").valueStream().filter(t -> text(t, "system").equals("phone")).map(t -> text(t, "value"))
                .filter(t -> !t.isEmpty()).findFirst().orElse(establishment.phone());
        return new Place(unit, room.isEmpty() ? null : room,
                address.isEmpty() ? String.join(", ", establishment.address()) : address, null, phone);
    }

    private static String service(JsonNode appointment) {
        JsonNode concept = appointment.path("serviceType").path(0);
        return Stream.of(text(concept, "text"), text(concept.path("coding").path(0), "display"), text(appointment, "description"))
                .filter(t -> !t.isEmpty()).findFirst().orElse("");
    }

    private static String address(JsonNode address) {
        String city = Stream.of(text(address, "postalCode"), text(address, "city")).filter(t -> !t.isEmpty())
                .collect(Collectors.joining(" "));
        String lines = Stream.concat(address.path("line").valueStream().map(JsonNode::asText).map(String::strip), Stream.of(city))
                .filter(t -> !t.isEmpty()).collect(Collectors.joining(", "));
        return lines.isEmpty() ? text(address, "text") : lines;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText().strip();
    }
}
