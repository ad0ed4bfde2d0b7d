package fr.passerelle.aws;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import fr.passerelle.core.port.PackageVault;

/** The vault on S3. A file is streamed from the disk; encryption by the platform's key is the default of the bucket (template.yaml). */
public final class S3PackageVault implements PackageVault {
    private static final String WHAT = "package vault";

    private final S3Client client;
    private final String bucket;

    public S3PackageVault(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void put(String path, Path content, String mediaType) {
        put(path, RequestBody.fromFile(content), mediaType);
    }

    @Override
    public void put(String path, byte[] content, String mediaType) {
        put(path, RequestBody.fromBytes(content), mediaType);
    }

    private void put(String path, RequestBody body, String mediaType) {
        PutObjectRequest request = PutObjectRequest.builder().bucket(bucket).key(path).contentType(mediaType).build();
        Calls.to(WHAT, () -> client.putObject(request, body));
    }

    @Override
    public Optional<InputStream> find(String path) {
        return Calls.to(WHAT, () -> {
            try {
                return Optional.<InputStream>of(client.getObject(GetObjectRequest.builder().bucket(bucket).key(path).build()));
            } catch (NoSuchKeyException _) {
                return Optional.<InputStream>empty();
            }
        });
    }

    @Override
    public InputStream open(String path) {
        return Calls.to(WHAT, () -> client.getObject(GetObjectRequest.builder().bucket(bucket).key(path).build()));
    }
}
