package fr.passerelle.aws.lambda;

import java.util.ArrayList;
import java.util.List;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.port.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqsBatchTest {
    private static SQSEvent event(String... ids) {
        var event = new SQSEvent();
        event.setRecords(List.of(ids).stream().map(id -> {
            var message = new SQSEvent.SQSMessage();
            message.setMessageId(id);
            return message;
        }).toList());
        return event;
    }

    @Test
    void oneFailureMarksOneMessageAndTheOthersAreDone() {
        var done = new ArrayList<String>();
        var response = SqsBatch.each(event("a", "b", "c"), message -> {
            if (message.getMessageId().equals("b")) {
                throw new StoreUnavailableException("transmission table", null);
            }
            done.add(message.getMessageId());
        });
        assertThat(response.getBatchItemFailures()).extracting(BatchItemFailure::getItemIdentifier).containsExactly("b");
        assertThat(done).containsExactly("a", "c");
    }

    @Test
    void aBatchWithoutFailureDeletesAll() {
        assertThat(SqsBatch.each(event("a"), _ -> {
        }).getBatchItemFailures()).isEmpty();
    }

    @Test
    void anErrorIsTheEndOfTheProcessNotTheFailureOfAMessage() {
        assertThatThrownBy(() -> SqsBatch.each(event("a"), _ -> {
            throw new OutOfMemoryError("test");
        })).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void theSummaryOfAFailureNeverQuotesALibrary() {
        var failure = new StoreUnavailableException("package vault", new IllegalStateException("DUPONT Marie 279035121518989"));
        assertThat(Failure.summary(failure))
                .startsWith("StoreUnavailableException (package vault) < IllegalStateException at SqsBatchTest.")
                .doesNotContain("DUPONT", "2790");
        assertThat(Failure.summary(new IllegalArgumentException("DUPONT"))).doesNotContain("DUPONT");
    }
}
