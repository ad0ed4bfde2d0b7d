package fr.passerelle.indicators;

import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.core.port.TransmissionBrowser;
import fr.passerelle.memory.Crash;
import fr.passerelle.memory.InMemoryEstablishments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class IndicatorsHandlerTest {
    private final Hospital hospital = new Hospital();

    private static DynamodbStreamRecord changed(String number, String pk, String sk) {
        var stored = new DynamodbStreamRecord();
        stored.setEventName("MODIFY");
        stored.setDynamodb(new StreamRecord().withSequenceNumber(number)
                .withKeys(Map.of("pk", new AttributeValue(pk), "sk", new AttributeValue(sk))));
        return stored;
    }

    private static List<String> failures(IndicatorsHandler handler, DynamodbStreamRecord... records) {
        var event = new DynamodbEvent();
        event.setRecords(List.of(records));
        return handler.handleRequest(event, null).getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier).toList();
    }

    @Test
    void theInputsOfABatchAreCountedAndWhatIsWrittenBesideThemWakesNobody() {
        hospital.drop("a1", "LL-1");
        hospital.drop("a2", "LL-2");
        var handler = new IndicatorsHandler(hospital.counting(Crash.never()));
        assertThat(failures(handler, changed("1", "I#a1", "INPUT"), changed("2", "I#a1", "D#a1-0"), changed("3", "I#a2", "COUNTED"),
                changed("4", "M#750712184#2026-03-09", "####"))).isEmpty();
        assertThat(hospital.counted()).containsEntry("received", 1L);
    }

    @Test
    void anInputThatCannotBeReadComesBackFromItsFirstRecordAndTheOthersAreCounted() {
        hospital.drop("a1", "LL-1");
        hospital.drop("a2", "LL-2");
        var handler = new IndicatorsHandler(
                new InputCounting(hospital.store, new Forgetful("a1", hospital.store), new InMemoryEstablishments(), hospital.counters,
                        hospital.metrics));
        assertThat(failures(handler, changed("7", "I#a1", "INPUT"), changed("8", "I#a2", "INPUT"), changed("9", "I#a1", "D#a1-0")))
                .containsExactly("7");
        assertThat(hospital.counted()).containsEntry("received", 1L);
    }

    @Test
    void theExampleOfTheRehearsalGoesAllTheWay() {
        assertThatCode(Rehearsal::run).doesNotThrowAnyException();
    }

    /** Knows the history of everything but one input. */
    private record Forgetful(String input, TransmissionBrowser others) implements TransmissionBrowser {
        @Override
        public List<Input> inputs() {
            return others.inputs();
        }

        @Override
        public List<Dispatch> history(DispatchRef ref) {
            if (ref.inputId().equals(input)) {
                throw new StoreUnavailableException("transmission table", null);
            }
            return others.history(ref);
        }
    }
}
