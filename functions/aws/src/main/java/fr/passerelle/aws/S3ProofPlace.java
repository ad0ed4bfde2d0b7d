package fr.passerelle.aws;

import java.util.Arrays;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import fr.passerelle.core.port.ProofPlace;
import fr.passerelle.core.port.StoreUnavailableException;

/**
 * The bucket of proofs: {@code proofs/<FINESS>/<input>/<number>.json}, put only when absent. Its object lock keeps each for the time of the
 * law (template.yaml), and no role may delete there.
 */
public final class S3ProofPlace implements ProofPlace {
    private static final String WHAT = "proofs bucket";
    private static final int THERE_ALREADY = 412;

    private final S3Client client;
    private final String bucket;

    public S3ProofPlace(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public boolean write(String establishment, String inputId, int number, byte[] json) {
        String key = "proofs/" + establishment + "/" + inputId + "/" + number + ".json";
        PutObjectRequest request = PutObjectRequest.builder().bucket(bucket).key(key).ifNoneMatch("*").contentType("application/json")
                .build();
        return Calls.to(WHAT, () -> {
            try {
                client.putObject(request, RequestBody.fromBytes(json));
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == THERE_ALREADY) {
                    return Arrays.equals(json, there(key));
                }
                throw new StoreUnavailableException(WHAT, e);
            }
        });
    }

    private byte[] there(String key) {
        return client.getObjectAsBytes(GetObjectRequest.builder().bucket(bucket).key(key).build()).asByteArray();
    }
}
