package fr.passerelle.documentintake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.formats.json.Json;

/** Reads and writes event notifications of S3, event version 2.x; fields it does not know are ignored (aws-stack.md §8.2). */
final class S3Events {
    /** Our own mark on an event that was put off once. */
    private static final String POSTPONED = "postponed";

    private S3Events() {
    }

    /**
     * An event once read.
     *
     * @param objects objects created; empty for {@code s3:TestEvent}, which has no record
     * @param postponed whether we have seen it once already
     */
    record Event(List<DroppedObject> objects, boolean postponed) {}

    /** @throws IllegalArgumentException when the body is no event: the message then ends in the dead letters, where people look */
    static Event read(String body) {
        try {
            JsonNode root = Json.mapper().readTree(body);
            List<DroppedObject> objects = root.path("Records").valueStream()
                    .filter(record -> record.path("eventName").asText().startsWith("ObjectCreated")).map(S3Events::object).toList();
            return new Event(objects, root.path(POSTPONED).asBoolean(false));
        } catch (JsonProcessingException e) {
            // The cause quotes the body, hence a name chosen by the hospital: it is left out.
            throw new IllegalArgumentException("no event of S3, line " + e.getLocation().getLineNr());
        }
    }

    /** The same record, to be read again as {@link Event#postponed()}. */
    static String postponed(DroppedObject object) {
        ObjectNode root = Json.mapper().createObjectNode().put(POSTPONED, true);
        root.putArray("Records").add(object.record());
        return root.toString();
    }

    private static DroppedObject object(JsonNode record) {
        JsonNode s3 = record.path("s3");
        JsonNode object = s3.path("object");
        String key = URLDecoder.decode(required(object, "key"), StandardCharsets.UTF_8);
        String tag = required(object, "eTag").replace("\"", "");
        String version = object.path("versionId").asText("");
        return new DroppedObject(required(s3.path("bucket"), "name"),
                new DropObject(key, version.isEmpty() || version.equals("null") ? tag : version, tag, object.path("size").asLong()),
                record);
    }

    private static String required(JsonNode node, String field) {
        String value = node.path(field).asText("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("event of S3 without " + field);
        }
        return value;
    }
}
