package fr.passerelle.formats.appointment.fhir;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import fr.passerelle.core.establishment.Finess;

/** What came as FHIR: an {@code Appointment}, alone or in a {@code Bundle}, and the resources beside it. Nothing outside is ever fetched. */
public final class FhirMessage {
    private static final String STRUCTURES = "urn:oid:1.2.250.1.71.4.2.2";
    private static final Set<String> FINESS = Set.of(STRUCTURES, "https://finess.esante.gouv.fr", "http://finess.esante.gouv.fr",
            "http://finess.sante.gouv.fr");

    private final JsonNode root;
    private final List<JsonNode> appointments;

    private FhirMessage(JsonNode root) {
        this.root = root;
        this.appointments = bundled() ? resources().filter(r -> type(r).equals("Appointment")).toList() : List.of(root);
    }

    /** A message, when the object is a resource that may be one. */
    public static Optional<FhirMessage> of(JsonNode root) {
        return root.path("resourceType").isTextual() ? Optional.of(new FhirMessage(root)) : Optional.empty();
    }

    /** The one appointment; nothing when there is none, or more than one. */
    Optional<JsonNode> appointment() {
        return appointments.size() == 1 && type(appointments.getFirst()).equals("Appointment")
                ? Optional.of(appointments.getFirst())
                : Optional.empty();
    }

    /** FINESS numbers of the organisations that the message names, in order: one may be that of the legal entity. */
    public List<String> organizations() {
        var found = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            JsonNode node = next.remove();
            identifiers(node).map(FhirMessage::finess).filter(Finess::wellFormed).forEach(found::add);
            node.forEach(next::add);
        }
        return List.copyOf(found);
    }

    private static Stream<JsonNode> identifiers(JsonNode node) {
        JsonNode identifier = node.path("identifier");
        return Stream.concat(Stream.of(identifier), identifier.valueStream()).filter(i -> FINESS.contains(i.path("system").asText()));
    }

    /** The national form of a structure has a digit before its FINESS. */
    private static String finess(JsonNode identifier) {
        String value = identifier.path("value").asText();
        return identifier.path("system").asText().equals(STRUCTURES) && value.startsWith("1") && value.length() > 9
                ? value.substring(1)
                : value;
    }

    /** What a reference points at inside the message; a missing node for what is elsewhere. */
    JsonNode resolve(JsonNode reference) {
        String target = reference.path("reference").asText();
        if (target.isEmpty()) {
            return MissingNode.getInstance();
        }
        if (target.startsWith("#")) {
            String id = target.substring(1);
            return first(
                    appointments.stream().flatMap(a -> a.path("contained").valueStream()).filter(r -> r.path("id").asText().equals(id)));
        }
        return first(root.path("entry").valueStream()
                .filter(e -> e.path("fullUrl").asText().equals(target) || named(e.path("resource")).equals(target))
                .map(e -> e.path("resource")));
    }

    private static JsonNode first(Stream<JsonNode> nodes) {
        return nodes.findFirst().orElse(MissingNode.getInstance());
    }

    private static String named(JsonNode resource) {
        return type(resource) + "/" + resource.path("id").asText();
    }

    private boolean bundled() {
        return type(root).equals("Bundle");
    }

    private Stream<JsonNode> resources() {
        return root.path("entry").valueStream().map(entry -> entry.path("resource"));
    }

    static String type(JsonNode resource) {
        return resource.path("resourceType").asText();
    }

    /** Hidden: it names a patient. */
    @Override
    public String toString() {
        return "FhirMessage[***]";
    }
}
