package fr.passerelle.documentintake;

import com.fasterxml.jackson.databind.JsonNode;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.port.DropBucket.DropObject;

/**
 * An object that an event of S3 tells of.
 *
 * @param record the record of the event as received, to see it again later
 */
record DroppedObject(String bucket, DropObject object, JsonNode record) {
    /** One version of one object is one input, however often S3 tells it (aws-stack.md §8.2). */
    String inputId() {
        return inputId(bucket, object);
    }

    static String inputId(String bucket, DropObject object) {
        return Ids.input(bucket, object.key(), object.version());
    }
}
