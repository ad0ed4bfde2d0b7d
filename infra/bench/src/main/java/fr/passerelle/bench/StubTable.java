package fr.passerelle.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.formats.json.Json;

/**
 * The one table, as much of DynamoDB's JSON 1.0 as the functions speak: puts and updates, alone or in a transaction, gets, queries by the key
 * and by the index of what is due.
 * Conditions are taken as met: one process works at a time, so nobody could have made them fail.
 *
 * @param items by partition and sort key, in the order of a query
 */
record StubTable(ConcurrentNavigableMap<Key, JsonNode> items) {
    private static final String PK = "pk";
    private static final String SK = "sk";

    /** Key of an item. */
    record Key(String pk, String sk) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int partition = pk.compareTo(other.pk);
            return partition == 0 ? sk.compareTo(other.sk) : partition;
        }
    }

    StubTable() {
        this(new ConcurrentSkipListMap<>());
    }

    /** One with the same items, to which nothing done to this one happens. */
    StubTable copy() {
        return new StubTable(new ConcurrentSkipListMap<>(items));
    }

    /**
     * Answers one call.
     *
     * @param operation e.g. {@code PutItem}
     * @throws IllegalArgumentException for an operation no function calls
     */
    JsonNode answer(String operation, JsonNode request) {
        return switch (operation) {
            case "PutItem" -> put(List.of(request.path("Item")));
            case "TransactWriteItems" ->
                put(request.path("TransactItems").valueStream().map(StubTable::written).toList());
            case "GetItem" -> get(request.path("Key"));
            case "Query" -> query(request);
            default -> throw new IllegalArgumentException("no DynamoDB operation of the functions: " + operation);
        };
    }

    /** Of an update only its key is kept: nobody reads the counters here. */
    private static JsonNode written(JsonNode part) {
        return part.has("Update") ? part.path("Update").path("Key") : part.path("Put").path("Item");
    }

    private JsonNode put(List<JsonNode> written) {
        written.forEach(item -> items.put(key(item), item));
        return Json.mapper().createObjectNode();
    }

    private JsonNode get(JsonNode key) {
        ObjectNode answer = Json.mapper().createObjectNode();
        JsonNode item = items.get(key(key));
        return item == null ? answer : answer.set("Item", item);
    }

    private JsonNode query(JsonNode request) {
        JsonNode values = request.path("ExpressionAttributeValues");
        if (request.has("IndexName")) {
            return found(items.values().stream().filter(item -> isDue(item, values)).toList());
        }
        var from = new Key(text(values, ":pk"), values.path(":sk").path("S").asText(""));
        var found = new ArrayList<JsonNode>();
        for (Map.Entry<Key, JsonNode> each : items.tailMap(from).entrySet()) {
            if (!each.getKey().pk().equals(from.pk()) || !each.getKey().sk().startsWith(from.sk())) {
                break;
            }
            found.add(each.getValue());
        }
        return found(found);
    }

    private static JsonNode found(List<JsonNode> items) {
        ObjectNode answer = Json.mapper().createObjectNode().put("Count", items.size()).put("ScannedCount", items.size());
        return answer.set("Items", Json.mapper().createArrayNode().addAll(items));
    }

    /** The one index: a partition, and keys between two others or before one. */
    private static boolean isDue(JsonNode item, JsonNode values) {
        String key = item.path("dueKey").path("S").asText("");
        return item.path("due").equals(values.path(":due")) && (!values.has(":first") || key.compareTo(text(values, ":first")) >= 0)
                && key.compareTo(text(values, ":last")) <= 0;
    }

    private static Key key(JsonNode item) {
        return new Key(text(item, PK), text(item, SK));
    }

    private static String text(JsonNode item, String name) {
        JsonNode value = item.path(name).path("S");
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text under " + name);
        }
        return value.textValue();
    }
}
