package fr.passerelle.aws;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import fr.passerelle.core.port.Inboxes;

/** {@code <FINESS EJ>/inbox/} of the drop bucket, whose notifications wake document-intake. */
public final class S3Inboxes implements Inboxes {
    private final S3Client client;
    private final String bucket;

    public S3Inboxes(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void drop(String establishment, String name, byte[] content) {
        Calls.to("drop bucket",
                () -> client.putObject(p -> p.bucket(bucket).key(establishment + "/inbox/" + name), RequestBody.fromBytes(content)));
    }
}
