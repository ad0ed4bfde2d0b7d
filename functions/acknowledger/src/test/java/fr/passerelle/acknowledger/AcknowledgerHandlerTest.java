package fr.passerelle.acknowledger;

import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Input;

import static org.assertj.core.api.Assertions.assertThat;

class AcknowledgerHandlerTest {
    private final Sample hospital = new Sample();
    private final AcknowledgerHandler handler = new AcknowledgerHandler(hospital.acknowledger);

    private static DynamodbStreamRecord changed(String number, String pk, String sk) {
        var stored = new DynamodbStreamRecord();
        stored.setEventName("MODIFY");
        stored.setDynamodb(new StreamRecord().withSequenceNumber(number)
                .withKeys(Map.of("pk", new AttributeValue(pk), "sk", new AttributeValue(sk))));
        return stored;
    }

    private List<String> failures(DynamodbStreamRecord... records) {
        var event = new DynamodbEvent();
        event.setRecords(List.of(records));
        return handler.handleRequest(event, null).getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier).toList();
    }

    @Test
    void eachInputOfABatchIsAnsweredOnce() {
        Input one = Sample.descriptor("un.json");
        Input two = Sample.descriptor("deux.json");
        hospital.store(one);
        hospital.store(two);
        assertThat(failures(changed("1", "I#" + one.id(), "INPUT"), changed("2", "I#" + two.id(), "D#a"),
                changed("3", "I#" + one.id(), "D#b")))
                .isEmpty();
        assertThat(hospital.results.keys()).containsExactly(Sample.FINESS + "/deux.result.json", Sample.FINESS + "/un.result.json");
    }

    @Test
    void historyClaimsAndConsentsAnswerNobody() {
        Input one = Sample.descriptor("un.json");
        hospital.store(one);
        assertThat(failures(changed("1", "I#" + one.id(), "H#a#000001"), changed("2", "K#750712184", "FILE#x"),
                changed("3", "P#f", "CONSENT#DMP#ADT")))
                .isEmpty();
        assertThat(hospital.results.keys()).isEmpty();
    }

    @Test
    void anInputThatCannotBeAnsweredIsReadAgainFromItsFirstRecordAndTheOthersAreAnswered() {
        Input broken = Sample.descriptor("doublon.json").duplicateOf("0".repeat(32));
        Input sound = Sample.descriptor("un.json");
        hospital.store(broken);
        hospital.store(sound);
        assertThat(failures(changed("10", "I#" + broken.id(), "INPUT"), changed("11", "I#" + sound.id(), "INPUT"),
                changed("12", "I#" + broken.id(), "D#a"))).containsExactly("10");
        assertThat(hospital.results.keys()).containsExactly(Sample.FINESS + "/un.result.json");
    }

    @Test
    void anInputThatIsNoLongerThereStopsNothing() {
        assertThat(failures(changed("1", "I#" + "0".repeat(32), "INPUT"))).isEmpty();
    }
}
