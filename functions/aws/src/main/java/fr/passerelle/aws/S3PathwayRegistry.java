package fr.passerelle.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.establishment.Finess;
import fr.passerelle.core.pathway.Pathway;
import fr.passerelle.core.pathway.PathwayReading;
import fr.passerelle.core.pathway.Pathways;
import fr.passerelle.core.port.Metrics;
import fr.passerelle.core.port.PathwayRegistry;

/**
 * The pathways as files of the configuration bucket, {@code pathways/<FINESS EJ>/<id>.yaml}, those of one establishment kept 60 s.
 *
 * <p>A faulty file is as if absent: its types are held until it is repaired, nothing else of the establishment is touched. It is logged by
 * key and codes, never by content, and counted by the figure {@code PathwayFaulty}.
 */
public final class S3PathwayRegistry implements PathwayRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(S3PathwayRegistry.class);
    private static final String WHAT = "configuration bucket";
    private static final String FOLDER = "pathways/";
    private static final String SUFFIX = ".yaml";
    private static final Duration AGE = Duration.ofSeconds(60);
    private static final Pathways NONE = new Pathways(List.of());

    private final S3Client client;
    private final String bucket;
    private final Function<byte[], PathwayReading> reader;
    private final Metrics metrics;
    private final Remembered<Pathways> known;

    /** @param reader of one file, see the {@code formats} module */
    public S3PathwayRegistry(S3Client client, String bucket, Function<byte[], PathwayReading> reader, Metrics metrics,
            InstantSource clock) {
        this.client = client;
        this.bucket = bucket;
        this.reader = reader;
        this.metrics = metrics;
        this.known = new Remembered<>(AGE, clock, this::read);
    }

    @Override
    public Pathways of(String establishment) {
        return Finess.wellFormed(establishment) ? known.get(establishment).orElse(NONE) : NONE;
    }

    /** Absent when there is no file at all, so that the first one takes effect at once. */
    private Optional<Pathways> read(String establishment) {
        String prefix = FOLDER + establishment + "/";
        var request = ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).build();
        List<String> keys = Calls.to(WHAT, () -> client.listObjectsV2Paginator(request).contents().stream().map(S3Object::key)
                .filter(key -> !key.endsWith("/")).sorted().toList());
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        List<PathwayReading> readings = keys.stream().flatMap(key -> reading(key, establishment, key.substring(prefix.length())).stream())
                .toList();
        List<Pathway> pathways = readings.stream().flatMap(reading -> Optional.ofNullable(reading.pathway()).stream()).toList();
        int faulty = readings.size() - pathways.size();
        if (faulty > 0) {
            metrics.publish("PathwayFaulty", faulty, Map.of("Establishment", establishment));
        }
        return Optional.of(new Pathways(pathways));
    }

    private Optional<PathwayReading> reading(String key, String establishment, String file) {
        String name = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : "";
        Optional<PathwayReading> reading = content(key).map(reader).map(r -> r.filed(establishment, name));
        reading.map(PathwayReading::faults).filter(faults -> !faults.isEmpty())
                .ifPresent(faults -> LOG.warn("pathway file {} is left out: {}",
                        key, faults.stream().map(Reason::code).distinct().sorted().collect(Collectors.joining(", "))));
        return reading;
    }

    /** Absent when it was removed since it was listed. */
    private Optional<byte[]> content(String key) {
        GetObjectRequest request = GetObjectRequest.builder().bucket(bucket).key(key).build();
        return Calls.to(WHAT, () -> {
            try {
                return Optional.of(client.getObjectAsBytes(request).asByteArray());
            } catch (NoSuchKeyException _) {
                return Optional.<byte[]>empty();
            }
        });
    }
}
