package fr.passerelle.aws;

import java.util.Arrays;
import java.util.Optional;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import fr.passerelle.core.port.AckPlace;
import fr.passerelle.core.port.StoreUnavailableException;

/** Acknowledgements in the results bucket, {@code <FINESS EJ>/acks/<name>}: put only when absent. */
public final class S3AckPlace implements AckPlace {
    private static final String WHAT = "results bucket";
    private static final int THERE_ALREADY = 412;

    private final S3Client client;
    private final String bucket;

    public S3AckPlace(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Key of an acknowledgement. */
    static String key(String establishment, String name) {
        return establishment + "/acks/" + name;
    }

    @Override
    public Optional<byte[]> find(String establishment, String name) {
        GetObjectRequest request = GetObjectRequest.builder().bucket(bucket).key(key(establishment, name)).build();
        return Calls.to(WHAT, () -> {
            try {
                return Optional.of(client.getObjectAsBytes(request).asByteArray());
            } catch (NoSuchKeyException _) {
                return Optional.<byte[]>empty();
            }
        });
    }

    @Override
    public boolean write(String establishment, String name, byte[] message) {
        PutObjectRequest request = PutObjectRequest.builder().bucket(bucket).key(key(establishment, name)).ifNoneMatch("*")
                .contentType("application/hl7-v2").build();
        return Calls.to(WHAT, () -> {
            try {
                client.putObject(request, RequestBody.fromBytes(message));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == THERE_ALREADY) {
                    return find(establishment, name).filter(there -> Arrays.equals(there, message)).isPresent();
                }
                throw new StoreUnavailableException(WHAT, e);
            }
        });
    }
}
