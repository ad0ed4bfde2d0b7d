package fr.passerelle.aws;

import java.io.InputStream;
import java.util.Optional;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.StoreUnavailableException;

/**
 * The drop bucket on S3. The bucket is versioned, and what is opened is exactly the version found; where it is not, the ETag stands for
 * the version and an object replaced in between is refused (412) rather than read as the former one.
 *
 * <p>The function needs {@code s3:ListBucket} beside {@code s3:GetObject} and {@code s3:GetObjectVersion}: without it S3 answers 403
 * for an absent object.
 */
public final class S3DropBucket implements DropBucket {
    private static final String WHAT = "drop bucket";
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;

    public S3DropBucket(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public Optional<DropObject> find(String key) {
        HeadObjectRequest request = HeadObjectRequest.builder().bucket(bucket).key(key).build();
        return Calls.to(WHAT, () -> {
            try {
                return Optional.of(object(key, client.headObject(request)));
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    return Optional.<DropObject>empty();
                }
                throw new StoreUnavailableException(WHAT, e);
            }
        });
    }

    static DropObject object(String key, HeadObjectResponse head) {
        String etag = head.eTag().replace("\"", "");
        String version = head.versionId();
        return new DropObject(key, version == null || version.equals("null") ? etag : version, etag, head.contentLength());
    }

    @Override
    public InputStream open(DropObject object) {
        GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(bucket).key(object.key());
        if (object.version().equals(object.digest())) {
            request.ifMatch('"' + object.digest() + '"');
        } else {
            request.versionId(object.version());
        }
        return Calls.to(WHAT, () -> client.getObject(request.build()));
    }
}
