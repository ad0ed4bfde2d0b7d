package fr.passerelle.local.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The JSON that S3 sends to a queue ("Event message structure", aws-stack.md §8.2). */
final class S3Events {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String region;
    private final InstantSource clock;
    /** One counter for all keys: it grows for each of them. */
    private final AtomicLong sequence = new AtomicLong();

    S3Events(String region, InstantSource clock) {
        this.region = region;
        this.clock = clock;
    }

    /**
     * An object after the event.
     *
     * @param key not encoded
     * @param size bytes, negative when the object is gone
     * @param versionId absent in a bucket without versions
     */
    record ObjectState(String bucket, String key, long size, String eTag, @Nullable String versionId) {}

    String record(String name, String configuration, ObjectState state) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode event = root.putArray("Records").addObject();
        event.put("eventVersion", "2.6").put("eventSource", "aws:s3").put("awsRegion", region)
                .put("eventTime", TIME.format(clock.instant()))
                .put("eventName", name);
        event.putObject("userIdentity").put("principalId", "AWS:LOCAL");
        event.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        long number = sequence.incrementAndGet();
        event.putObject("responseElements").put("x-amz-request-id", hex(number)).put("x-amz-id-2", hex(number));
        ObjectNode s3 = event.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", configuration);
        ObjectNode bucket = s3.putObject("bucket").put("name", state.bucket());
        bucket.putObject("ownerIdentity").put("principalId", "LOCAL");
        bucket.put("arn", "arn:aws:s3:::" + state.bucket());
        ObjectNode object = s3.putObject("object").put("key", encoded(state.key()));
        if (state.size() >= 0) {
            object.put("size", state.size()).put("eTag", state.eTag().replace("\"", ""));
        }
        if (state.versionId() != null) {
            object.put("versionId", state.versionId());
        }
        object.put("sequencer", hex(number));
        return root.toString();
    }

    /** What S3 sends once when a notification is configured; it has no {@code Records}. */
    String test(String bucket) {
        long number = sequence.incrementAndGet();
        return JsonNodeFactory.instance.objectNode().put("Service", "Amazon S3").put("Event", "s3:TestEvent")
                .put("Time", TIME.format(clock.instant())).put("Bucket", bucket).put("RequestId", hex(number)).put("HostId", hex(number))
                .toString();
    }

    /** As a form value, slashes kept. */
    static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String hex(long number) {
        return "00" + HexFormat.of().withUpperCase().toHexDigits(number);
    }
}
