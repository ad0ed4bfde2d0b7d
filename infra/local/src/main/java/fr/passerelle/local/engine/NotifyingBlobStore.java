package fr.passerelle.local.engine;

import java.io.InputStream;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Tells what happened to an object, once it has happened and before the caller knows. */
final class NotifyingBlobStore extends ForwardingBlobStore {
    /** Objects that S3Proxy writes for itself while a file comes in parts. */
    private static final String OWN = ".s3proxy-";

    private final S3Notifications notifications;

    NotifyingBlobStore(BlobStore store, S3Notifications notifications) {
        super(store);
        this.notifications = notifications;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        PutObjectResponse response = super.putBlob(request, content);
        created("ObjectCreated:Put", request.bucket(), request.key(), response.eTag(), response.versionId());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        created("ObjectCreated:Copy", request.destinationBucket(), request.destinationKey(), response.copyObjectResult().eTag(),
                response.versionId());
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        created("ObjectCreated:CompleteMultipartUpload", request.bucket(), request.key(), response.eTag(), response.versionId());
        return response;
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        DeleteObjectResponse response = super.removeBlob(request);
        if (request.key().startsWith(OWN)) {
            return response;
        }
        boolean marker = Boolean.TRUE.equals(response.deleteMarker());
        notifications.publish(marker ? "ObjectRemoved:DeleteMarkerCreated" : "ObjectRemoved:Delete",
                new S3Events.ObjectState(request.bucket(), request.key(), -1, "", response.versionId()));
        return response;
    }

    private void created(String event, String bucket, String key, String eTag, @Nullable String versionId) {
        if (!notifications.concern(bucket) || key.startsWith(OWN)) {
            return;
        }
        HeadObjectRequest.Builder head = HeadObjectRequest.builder().bucket(bucket).key(key);
        if (versionId != null) {
            head.versionId(versionId);
        }
        long size = super.blobMetadata(head.build()).contentLength();
        notifications.publish(event, new S3Events.ObjectState(bucket, key, size, eTag, versionId));
    }
}
