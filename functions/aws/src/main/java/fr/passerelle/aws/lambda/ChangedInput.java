package fr.passerelle.aws.lambda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;

/**
 * An input that changed: itself or one of its dispatches, items {@code I#<input>}/{@code INPUT} and {@code I#<input>}/{@code D#…} of the
 * table. Everything else in the stream (history, claims, consents, counters) changes no input.
 *
 * @param firstRecord sequence number of its first record in the batch: where to begin again when nothing could be done about it
 */
record ChangedInput(String inputId, String firstRecord) {
    private static final String INPUT_PARTITION = "I#";
    private static final String REMOVED = "REMOVE";

    /** The inputs of a batch, each once, in the order of the stream. */
    static List<ChangedInput> of(DynamodbEvent event) {
        var changes = new LinkedHashMap<String, ChangedInput>();
        for (var stored : event.getRecords()) {
            Map<String, AttributeValue> keys = stored.getDynamodb().getKeys();
            String pk = key(keys, "pk");
            String sk = key(keys, "sk");
            if (pk.startsWith(INPUT_PARTITION) && (sk.equals("INPUT") || sk.startsWith("D#")) && !REMOVED.equals(stored.getEventName())) {
                String inputId = pk.substring(INPUT_PARTITION.length());
                changes.putIfAbsent(inputId, new ChangedInput(inputId, stored.getDynamodb().getSequenceNumber()));
            }
        }
        return List.copyOf(changes.values());
    }

    private static String key(Map<String, AttributeValue> keys, String name) {
        AttributeValue value = keys.get(name);
        if (value == null) {
            throw new IllegalArgumentException("stream record without key " + name);
        }
        return value.getS();
    }
}
