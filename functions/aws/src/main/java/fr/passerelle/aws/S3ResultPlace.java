package fr.passerelle.aws;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import fr.passerelle.core.port.ResultPlace;

/** The results bucket: {@code <FINESS EJ>/<name>}, never the drop bucket, whose trigger it would fire. */
public final class S3ResultPlace implements ResultPlace {
    private final S3Client client;
    private final String bucket;

    public S3ResultPlace(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void write(String establishment, String name, byte[] json) {
        PutObjectRequest request = PutObjectRequest.builder().bucket(bucket).key(establishment + "/" + name)
                .contentType("application/json").build();
        Calls.to("results bucket", () -> client.putObject(request, RequestBody.fromBytes(json)));
    }
}
