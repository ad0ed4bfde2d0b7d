package fr.passerelle.formats.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.identity.Environment;
import fr.passerelle.formats.json.JsonMessage;
import fr.passerelle.formats.patient.PatientReader;
import fr.passerelle.formats.schema.Fields;
import fr.passerelle.formats.schema.SchemaCheck;

/** Reads an event of the hospital ({@code event.schema.json}, docs/events.md) and tells all its faults at once. */
public final class EventReader {
    /** Path of the schema for {@link SchemaCheck}. */
    public static final String SCHEMA = "event/event.schema.json";

    private static final Pattern EVENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");

    private final Map<EventType, SchemaCheck> schemas = new EnumMap<>(EventType.class);
    private final EventBodies bodies;

    /** @param environment decides which INS authorities are accepted */
    public EventReader(Environment environment) {
        this.bodies = new EventBodies(new PatientReader(environment), environment);
        Arrays.stream(EventType.values()).forEach(type -> schemas.put(type, new SchemaCheck(SCHEMA + "#/$defs/" + type.word())));
    }

    /** @param json UTF-8, one object; never throws for what a hospital may send */
    public EventReading read(byte[] json) {
        JsonMessage message = JsonMessage.read(json);
        JsonNode root = message.root();
        if (root == null) {
            return unreadable(json, message.fault());
        }
        var faults = new ArrayList<Reason>();
        HospitalEvent event = EventType.of(root.path("type").asText()).map(type -> event(type, root, faults)).orElseGet(() -> {
            faults.add(untyped(root));
            return null;
        });
        return new EventReading(establishment(root), eventId(root), faults.isEmpty() ? event : null, JsonMessage.digest(root), faults);
    }

    private @Nullable HospitalEvent event(EventType type, JsonNode root, List<Reason> faults) {
        faults.addAll(known(schemas.get(type)).faults(root));
        return bodies.read(type, new Fields(root, "", faults), faults);
    }

    private static <T> T known(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private static Reason untyped(JsonNode root) {
        return root.has("type")
                ? Reason.at("/type", "FIELD_INVALID",
                        "valeurs admises : " + Arrays.stream(EventType.values()).map(EventType::word).collect(Collectors.joining(", ")))
                : Reason.at("/type", "FIELD_MISSING");
    }

    private static EventReading unreadable(byte[] json, String why) {
        return new EventReading(null, null, null, Ids.sha256(json), List.of(Reason.of("JSON_UNREADABLE", why)));
    }

    private static @Nullable String establishment(JsonNode root) {
        String establishment = root.path("establishment").asText();
        return Finess.wellFormed(establishment) ? establishment : null;
    }

    private static @Nullable String eventId(JsonNode root) {
        String eventId = root.path("eventId").asText();
        return EVENT_ID.matcher(eventId).matches() ? eventId : null;
    }
}
