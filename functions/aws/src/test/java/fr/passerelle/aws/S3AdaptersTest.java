package fr.passerelle.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import fr.passerelle.core.port.DropBucket.DropObject;
import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class S3AdaptersTest {
    private final Map<String, HeadObjectResponse> heads = new HashMap<>();
    private final List<GetObjectRequest> opened = new ArrayList<>();
    private final S3DropBucket bucket = new S3DropBucket(new Stub(), "drops");

    private final class Stub implements S3Client {
        @Override
        public HeadObjectResponse headObject(HeadObjectRequest request) {
            if (request.key().equals("forbidden")) {
                throw S3Exception.builder().statusCode(403).message("forbidden " + request.key()).build();
            }
            HeadObjectResponse head = heads.get(request.key());
            if (head == null) {
                throw NoSuchKeyException.builder().statusCode(404).build();
            }
            return head;
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
            opened.add(request);
            return new ResponseInputStream<>(GetObjectResponse.builder().build(),
                    new ByteArrayInputStream("content".getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {
        }
    }

    @Test
    void theVersionFoundIsTheVersionOpened() {
        heads.put("750712184/inbox/a.json", HeadObjectResponse.builder().versionId("v7").eTag("\"abc\"").contentLength(12L).build());
        DropObject found = bucket.find("750712184/inbox/a.json").orElseThrow();
        assertThat(found).isEqualTo(new DropObject("750712184/inbox/a.json", "v7", "abc", 12));
        assertThat(bucket.open(found)).hasContent("content");
        assertThat(opened).singleElement().satisfies(r -> assertThat(r.versionId()).isEqualTo("v7"))
                .satisfies(r -> assertThat(r.ifMatch()).isNull());
    }

    @Test
    void withoutVersionsTheETagGuardsWhatIsOpened() {
        heads.put("k", HeadObjectResponse.builder().eTag("\"abc\"").contentLength(1L).build());
        DropObject found = bucket.find("k").orElseThrow();
        assertThat(found.version()).isEqualTo("abc");
        assertThat(bucket.open(found)).hasContent("content");
        assertThat(opened).singleElement().satisfies(r -> assertThat(r.ifMatch()).isEqualTo("\"abc\""))
                .satisfies(r -> assertThat(r.versionId()).isNull());
    }

    @Test
    void anAbsentObjectIsAbsentAndARefusalIsNot() {
        assertThat(bucket.find("nothing")).isEmpty();
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> bucket.find("forbidden")).withMessage("drop bucket");
    }

    @Test
    void anEstablishmentIsAskedOnlyUnderItsFiness() {
        var directory = new S3EstablishmentDirectory(new Stub(), "configuration", _ -> {
            throw new AssertionError("nothing to read");
        }, () -> Instant.EPOCH);
        assertThat(directory.find("../750712184")).isEmpty();
        assertThat(opened).isEmpty();
    }
}
