package fr.passerelle.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.port.EstablishmentDirectory;

/** The establishments as files of the configuration bucket, {@code establishments/<FINESS EJ>.json}, each kept 60 s. */
public final class S3EstablishmentDirectory implements EstablishmentDirectory {
    private static final String FOLDER = "establishments/";
    private static final String SUFFIX = ".json";
    private static final Duration AGE = Duration.ofSeconds(60);

    private final S3Client client;
    private final String bucket;
    private final Function<byte[], Establishment> reader;
    private final Remembered<Establishment> known;

    /** @param reader of one file, see the {@code formats} module */
    public S3EstablishmentDirectory(S3Client client, String bucket, Function<byte[], Establishment> reader, InstantSource clock) {
        this.client = client;
        this.bucket = bucket;
        this.reader = reader;
        this.known = new Remembered<>(AGE, clock, this::read);
    }

    @Override
    public Optional<Establishment> find(String finess) {
        return Finess.wellFormed(finess) ? known.get(finess) : Optional.empty();
    }

    @Override
    public List<String> all() {
        var request = ListObjectsV2Request.builder().bucket(bucket).prefix(FOLDER).build();
        return Calls.to("configuration bucket", () -> client.listObjectsV2Paginator(request).contents().stream().map(S3Object::key)
                .filter(key -> key.endsWith(SUFFIX)).map(key -> key.substring(FOLDER.length(), key.length() - SUFFIX.length()))
                .filter(Finess::wellFormed).sorted().toList());
    }

    private Optional<Establishment> read(String finess) {
        GetObjectRequest request = GetObjectRequest.builder().bucket(bucket).key(FOLDER + finess + SUFFIX).build();
        return Calls.to("configuration bucket", () -> {
            try {
                return Optional.of(reader.apply(client.getObjectAsBytes(request).asByteArray()));
            } catch (NoSuchKeyException _) {
                return Optional.<Establishment>empty();
            }
        });
    }
}
