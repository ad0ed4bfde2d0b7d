package fr.passerelle.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.port.DispatchQueue;
import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SqsAdaptersTest {
    private final List<SendMessageRequest> sent = new ArrayList<>();
    private boolean down;
    private final SqsDispatchQueue queue = new SqsDispatchQueue(new Stub(), "dmp-queue", "mailbox-queue");

    private final class Stub implements SqsClient {
        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            if (down) {
                throw SdkClientException.create("unreachable");
            }
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
    }

    private static Dispatch to(Destination destination) {
        return Dispatch.received(new DispatchRef("1a", "2b"), "750712184", destination, 0, List.of(), null, "o",
                Instant.parse("2026-11-20T09:00:00Z"));
    }

    @Test
    void eachDestinationHasItsQueueAndTheMessageIsTwoIds() {
        queue.send(to(Destination.DMP), Duration.ZERO);
        queue.send(to(Destination.PATIENT_MAILBOX), Duration.ZERO);
        queue.send(to(Destination.PROFESSIONAL_MAILBOX), Duration.ZERO);
        assertThat(sent).extracting(SendMessageRequest::queueUrl).containsExactly("dmp-queue", "mailbox-queue", "mailbox-queue");
        assertThat(sent).extracting(SendMessageRequest::messageBody).containsOnly("{\"input\":\"1a\",\"dispatch\":\"2b\"}");
        assertThatIllegalArgumentException().isThrownBy(() -> queue.send(to(Destination.NONE), Duration.ZERO));
    }

    @Test
    void aMessageNeverComesBeforeItsTime() {
        queue.send(to(Destination.DMP), Duration.ofMillis(1500));
        queue.send(to(Destination.DMP), DispatchQueue.LONGEST_DELAY);
        assertThat(sent).extracting(SendMessageRequest::delaySeconds).containsExactly(2, 900);
    }

    @Test
    void aDelayNoQueueCanHoldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.send(to(Destination.DMP), DispatchQueue.LONGEST_DELAY.plusSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.send(to(Destination.DMP), Duration.ofSeconds(-1)));
    }

    @Test
    void aPostponedMessageGoesBackToItsOwnQueue() {
        new SqsPostponement(new Stub(), "own-queue").again("{}", Duration.ofSeconds(120));
        assertThat(sent).singleElement().satisfies(m -> assertThat(m.queueUrl()).isEqualTo("own-queue"))
                .satisfies(m -> assertThat(m.delaySeconds()).isEqualTo(120));
    }

    @Test
    void aQueueThatDoesNotAnswerIsAStoreUnavailable() {
        down = true;
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> queue.send(to(Destination.DMP), Duration.ZERO))
                .withMessage("dispatch queue");
    }
}
