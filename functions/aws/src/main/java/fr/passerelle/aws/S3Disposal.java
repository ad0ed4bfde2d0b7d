package fr.passerelle.aws;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import fr.passerelle.core.port.Disposal;
import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.StoreUnavailableException;

/**
 * Deletes from the drop bucket, where a name can come again, exactly one version; from the vault, whose paths never do, the object: its
 * versions follow within days (life cycle of the bucket, template.yaml).
 */
public final class S3Disposal implements Disposal {
    private static final String DROPS = "drop bucket";
    private static final String VAULT = "package vault";
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String drops;
    private final String vault;

    /**
     * @param drops name of the drop bucket
     * @param vault name of the vault bucket
     */
    public S3Disposal(S3Client client, String drops, String vault) {
        this.client = client;
        this.drops = drops;
        this.vault = vault;
    }

    @Override
    public List<String> vaultPaths(String prefix) {
        var request = ListObjectsV2Request.builder().bucket(vault).prefix(prefix).build();
        return Calls.to(VAULT, () -> client.listObjectsV2Paginator(request).contents().stream().map(S3Object::key).toList());
    }

    @Override
    public void deleteFromVault(List<String> paths) {
        paths.forEach(path -> Calls.to(VAULT,
                () -> client.deleteObject(DeleteObjectRequest.builder().bucket(vault).key(path).build())));
    }

    @Override
    public Optional<byte[]> dropped(DropObject object, int most) {
        GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(drops).key(object.key());
        if (versioned(object)) {
            request.versionId(object.version());
        }
        return Calls.to(DROPS, () -> {
            try (var content = client.getObject(request.build())) {
                return Optional.of(content.readNBytes(most));
            } catch (S3Exception e) {
                return gone(e);
            } catch (IOException e) {
                throw new StoreUnavailableException(DROPS, e);
            }
        });
    }

    @Override
    public Optional<Dropped> newest(String key) {
        return Calls.to(DROPS, () -> {
            try {
                HeadObjectResponse head = client.headObject(HeadObjectRequest.builder().bucket(drops).key(key).build());
                return Optional.of(new Dropped(S3DropBucket.object(key, head), head.lastModified()));
            } catch (S3Exception e) {
                return gone(e);
            }
        });
    }

    private static <T> Optional<T> gone(S3Exception e) {
        if (e.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        throw new StoreUnavailableException(DROPS, e);
    }

    @Override
    public void deleteDropped(DropObject object) {
        DeleteObjectRequest.Builder request = DeleteObjectRequest.builder().bucket(drops).key(object.key());
        if (versioned(object)) {
            request.versionId(object.version());
        }
        Calls.to(DROPS, () -> {
            try {
                return Optional.of(client.deleteObject(request.build()));
            } catch (S3Exception e) {
                return gone(e);
            }
        });
    }

    /** Where the bucket is not versioned, the ETag stands for the version. */
    private static boolean versioned(DropObject object) {
        return !object.version().equals(object.digest());
    }
}
