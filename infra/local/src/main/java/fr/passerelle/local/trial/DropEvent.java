package fr.passerelle.local.trial;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.formats.json.Json;

/** The notification S3 would send for an object, with the fields document-intake reads (aws-stack.md §8.2). */
public final class DropEvent {
    private DropEvent() {
    }

    /** @param object without version where the bucket keeps none */
    public static String json(String bucket, DropObject object, Instant at) {
        ObjectNode root = Json.mapper().createObjectNode();
        ObjectNode entry = root.putArray("Records").addObject();
        entry.put("eventSource", "aws:s3").put("eventName", "ObjectCreated:Put").put("eventTime", at.toString());
        ObjectNode s3 = entry.putObject("s3");
        s3.putObject("bucket").put("name", bucket);
        s3.putObject("object").put("key", URLEncoder.encode(object.key(), StandardCharsets.UTF_8)).put("size", object.size())
                .put("eTag", object.digest()).put("versionId", object.version());
        return root.toString();
    }
}
