package fr.passerelle.formats.appointment.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;

/** Who and what takes part, found inside the message. Only the patient must be there; a logical reference names the others well enough. */
final class Participants {
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private final List<Actor> actors = new ArrayList<>();
    private final JsonNode patient;

    /**
     * A participant.
     *
     * @param type of resource, empty when nothing tells it
     * @param resource missing when it is elsewhere
     */
    private record Actor(String type, JsonNode reference, JsonNode resource) {}

    Participants(FhirMessage message, JsonNode appointment, List<Reason> faults) {
        JsonNode participants = appointment.path("participant");
        String place = "/participant";
        for (int i = 0; i < participants.size(); i++) {
            JsonNode reference = participants.path(i).path("actor");
            JsonNode resource = message.resolve(reference);
            Actor actor = new Actor(type(reference, resource), reference, resource);
            actors.add(actor);
            if (actor.type().equals("Patient")) {
                place = "/participant/" + i + "/actor";
            }
        }
        this.patient = first("Patient").map(Actor::resource).orElse(MissingNode.getInstance());
        if (patient.isMissingNode()) {
            faults.add(Reason.at(place, "FHIR_PATIENT_ABSENT"));
        }
    }

    private static String type(JsonNode reference, JsonNode resource) {
        if (!resource.isMissingNode()) {
            return FhirMessage.type(resource);
        }
        String told = reference.path("type").asText();
        String target = reference.path("reference").asText();
        String[] steps = target.split("/", -1);
        return told.isEmpty() && steps.length > 1 ? steps[steps.length - 2] : told;
    }

    /** The patient; missing when it is not inside, which has been told. */
    JsonNode patient() {
        return patient;
    }

    /** The place; missing when it is not inside. */
    JsonNode location() {
        return first("Location").map(Actor::resource).orElse(MissingNode.getInstance());
    }

    /** Code of the unit: that of the place, else that of the service. */
    @Nullable
    String unit() {
        return Stream.of("Location", "HealthcareService").flatMap(type -> first(type).stream())
                .flatMap(actor -> Stream.concat(actor.resource().path("identifier").valueStream(),
                        Stream.of(actor.reference().path("identifier"))))
                .map(identifier -> identifier.path("value").asText()).filter(code -> UNIT.matcher(code).matches()).findFirst().orElse(null);
    }

    /** Name of the professional, as the patient reads it. */
    @Nullable
    String practitioner() {
        return Stream.of("Practitioner", "PractitionerRole").flatMap(type -> first(type).stream()).map(Participants::shown)
                .filter(name -> !name.isEmpty()).findFirst().orElse(null);
    }

    private Optional<Actor> first(String type) {
        return actors.stream().filter(a -> a.type().equals(type)).findFirst();
    }

    private static String shown(Actor actor) {
        String display = actor.reference().path("display").asText().strip();
        if (!display.isEmpty()) {
            return display;
        }
        JsonNode name = actor.resource().path("name").path(0);
        return String.join(" ", Stream.of(name.path("prefix").path(0), name.path("given").path(0), name.path("family"))
                .map(JsonNode::asText).map(String::strip).filter(part -> !part.isEmpty()).toList());
    }
}
