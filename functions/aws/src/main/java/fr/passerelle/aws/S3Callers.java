package fr.passerelle.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.port.Callers;

/** The callers an establishment allows, in its file {@code establishments/<FINESS EJ>.json} of the configuration bucket, kept 60 s. */
public final class S3Callers implements Callers {
    private static final Duration AGE = Duration.ofSeconds(60);

    private final Remembered<Set<String>> known;

    /** @param reader of the callers of one file, see the {@code formats} module */
    public S3Callers(S3Client client, String bucket, Function<byte[], Set<String>> reader, InstantSource clock) {
        this.known = new Remembered<>(AGE, clock, finess -> read(client, bucket, finess, reader));
    }

    @Override
    public boolean allowed(String establishment, String role) {
        return Finess.wellFormed(establishment) && known.get(establishment).filter(callers -> callers.contains(role)).isPresent();
    }

    private static Optional<Set<String>> read(S3Client client, String bucket, String finess, Function<byte[], Set<String>> reader) {
        GetObjectRequest request = GetObjectRequest.builder().bucket(bucket).key("establishments/" + finess + ".json").build();
        return Calls.to("configuration bucket", () -> {
            try {
                return Optional.of(reader.apply(client.getObjectAsBytes(request).asByteArray()));
            } catch (NoSuchKeyException _) {
                return Optional.<Set<String>>empty();
            }
        });
    }
}
