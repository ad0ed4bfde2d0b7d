package fr.passerelle.formats.json;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Ids;

/**
 * What came as one JSON object.
 *
 * @param root the object, absent when there is none
 * @param fault why there is none, see {@link JsonFault}; empty otherwise
 */
public record JsonMessage(@Nullable JsonNode root, String fault) {
    /** @param json UTF-8; never throws for what anybody may send */
    public static JsonMessage read(byte[] json) {
        return read(json, 0);
    }

    /** @param start first byte of the object */
    public static JsonMessage read(byte[] json, int start) {
        try {
            JsonNode root = Json.mapper().readTree(json, start, json.length - start);
            if (!root.isObject()) {
                return new JsonMessage(null, JsonFault.notAnObject(json));
            }
            return bounded(root) ? new JsonMessage(root, "") : new JsonMessage(null, "un nombre est trop grand");
        } catch (IOException e) {
            return new JsonMessage(null, JsonFault.of(json, e));
        }
    }

    /** A number such as 1e999 is read as infinite, which no schema can be asked about. */
    private static boolean bounded(JsonNode root) {
        var next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            JsonNode node = next.remove();
            if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
                return false;
            }
            node.forEach(next::add);
        }
        return true;
    }

    /** SHA-256 of its content, the same whatever its layout and the order of its fields. */
    public static String digest(JsonNode root) {
        try {
            return Ids.sha256(Json.mapper().writeValueAsBytes(Json.mapper().treeToValue(root, Object.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
