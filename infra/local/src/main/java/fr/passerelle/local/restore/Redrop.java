package fr.passerelle.local.restore;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;

import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.local.trial.DropEvent;

/** Tells document-intake again of the files dropped since a point in time. One that it knows changes nothing: an input is named after its version. */
public final class Redrop {
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client s3;
    private final String bucket;

    public Redrop(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * One version of a file.
     *
     * @param version absent where the bucket keeps none
     */
    record Dropped(String key, @Nullable String version, String tag, long size, Instant at) {
        String event(String bucket) {
            return DropEvent.json(bucket, new DropObject(key, version == null ? "" : version, tag.replace("\"", ""), size), at);
        }
    }

    /** Events of the files dropped from an instant on, in their order; reads the whole list of the bucket. */
    public List<String> events(Instant since) {
        return since(all(), since).map(dropped -> dropped.event(bucket)).toList();
    }

    static Stream<Dropped> since(Stream<Dropped> all, Instant since) {
        return all.filter(dropped -> !dropped.at().isBefore(since) && !dropped.key().endsWith("/"))
                .sorted(Comparator.comparing(Dropped::at).thenComparing(Dropped::key));
    }

    /** Sends them to the queue of the drops. */
    public static void send(SqsClient sqs, String queue, List<String> events) {
        events.forEach(event -> sqs.sendMessage(m -> m.queueUrl(queue).messageBody(event)));
    }

    private Stream<Dropped> all() {
        try {
            return s3.listObjectVersionsPaginator(r -> r.bucket(bucket)).versions().stream()
                    .map(v -> new Dropped(v.key(), v.versionId(), v.eTag(), v.size(), v.lastModified())).toList().stream();
        } catch (S3Exception e) {
            if (e.statusCode() != NOT_IMPLEMENTED) {
                throw e;
            }
            // The local platform keeps no versions.
            return s3.listObjectsV2Paginator(r -> r.bucket(bucket)).contents().stream()
                    .map(o -> new Dropped(o.key(), null, o.eTag(), o.size(), o.lastModified()));
        }
    }
}
