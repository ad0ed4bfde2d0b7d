package fr.passerelle.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class S3AckPlaceTest {
    private static final byte[] FIRST = bytes("MSA|AA|1");
    private final Map<String, byte[]> objects = new HashMap<>();
    private final S3AckPlace place = new S3AckPlace(new Stub(), "results");
    private boolean down;

    private final class Stub implements S3Client {
        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            if (down) {
                throw S3Exception.builder().statusCode(503).build();
            }
            if ("*".equals(request.ifNoneMatch()) && objects.containsKey(request.key())) {
                throw S3Exception.builder().statusCode(412).build();
            }
            try {
                objects.put(request.key(), body.contentStreamProvider().newStream().readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return PutObjectResponse.builder().build();
        }

        @Override
        public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
            byte[] there = objects.get(request.key());
            if (there == null) {
                throw NoSuchKeyException.builder().statusCode(404).build();
            }
            return ResponseBytes.fromByteArray(GetObjectResponse.builder().build(), there);
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
    void whatIsWrittenIsNeverChanged() {
        assertThat(place.find("750712184", "CHU/DPI/1.ack.hl7")).isEmpty();
        assertThat(place.write("750712184", "CHU/DPI/1.ack.hl7", FIRST)).isTrue();
        assertThat(place.write("750712184", "CHU/DPI/1.ack.hl7", FIRST)).isTrue();
        assertThat(place.write("750712184", "CHU/DPI/1.ack.hl7", bytes("MSA|AE|1"))).isFalse();
        assertThat(objects).containsOnlyKeys("750712184/acks/CHU/DPI/1.ack.hl7");
        assertThat(place.find("750712184", "CHU/DPI/1.ack.hl7")).contains(FIRST);
    }

    @Test
    void aBucketThatDoesNotAnswerIsTold() {
        down = true;
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> place.write("750712184", "a", FIRST));
    }

    @Test
    void theQueueTellsWhereAndNothingElse() {
        var sent = new ArrayList<SendMessageRequest>();
        SqsClient client = new SqsClient() {
            @Override
            public SendMessageResponse sendMessage(SendMessageRequest request) {
                sent.add(request);
                return SendMessageResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return "sqs";
            }

            @Override
            public void close() {
            }
        };
        new SqsAckEvents(client, "acks").tell("750712184", "CHU/DPI/1.ack.hl7");

        assertThat(sent).extracting(SendMessageRequest::messageBody)
                .isEqualTo(List.of("{\"establishment\":\"750712184\",\"key\":\"750712184/acks/CHU/DPI/1.ack.hl7\"}"));
        assertThat(sent.getFirst().delaySeconds()).isPositive();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
