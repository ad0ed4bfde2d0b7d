package fr.passerelle.localstack;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import fr.passerelle.aws.DynamoDbCallSlots;
import fr.passerelle.aws.DynamoDbConsentStore;
import fr.passerelle.aws.DynamoDbTransmissionStore;
import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.HoldReason;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.CallSlots.Lane;
import fr.passerelle.core.port.Commit;
import fr.passerelle.core.port.Write;
import fr.passerelle.local.platform.LocalResources;
import fr.passerelle.local.template.SamTemplate;
import fr.passerelle.local.template.Stack;
import fr.passerelle.local.template.StackValues;
import fr.passerelle.local.template.TableSpec;
import fr.passerelle.localstack.target.Contract;
import fr.passerelle.localstack.target.OnTarget;
import fr.passerelle.localstack.target.Target;

import static org.assertj.core.api.Assertions.assertThat;

/** The stores of the project on the table that {@code template.yaml} describes. */
@Contract
class StoreContractTest implements OnTarget {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String FINESS = "750712184";

    private final Target target;
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final DynamoDbTransmissionStore store;

    StoreContractTest(Target target) {
        this.target = target;
        this.dynamoDb = target.clients().dynamoDb();
        this.table = Target.fresh("transmissions");
        this.store = new DynamoDbTransmissionStore(dynamoDb, table, () -> NOW);
    }

    @Override
    public Target target() {
        return target;
    }

    @BeforeEach
    void createTable() {
        Stack stack = SamTemplate.read(Path.of(System.getProperty("passerelle.root"), "template.yaml"))
                .resolve(new StackValues(target.addresses().region(), target.addresses().account(), target.addresses().queues(),
                        target.endpoint(), Map.of("Stage", "local")));
        var described = stack.tables().getFirst();
        var named = new TableSpec(described.id(), table, described.partitionKey(), described.sortKey(),
                described.types(), described.indexes(), described.expiry(), described.streamView());
        new LocalResources(target.clients().sqs(), target.clients().s3(), dynamoDb)
                .create(new Stack(List.of(), List.of(), List.of(named), List.of(), Map.of()));
    }

    @Test
    void anInputIsRegisteredOnceAndJudgedOnceTogetherWithWhatItMakes() {
        Input input = Input.received("i1", FINESS, InputKind.DESCRIPTOR, "lettre.json", "v1", "d1", NOW);
        var register = new Write.Register(input);
        assertThat(store.commit(List.of(register))).isEqualTo(new Commit.Done());
        assertThat(store.commit(List.of(register))).isEqualTo(new Commit.Lost(List.of(register)));

        var judge = new Write.Update(input, input.judged(List.of()));
        var create = new Write.Create(dispatch("i1", "d1"));
        assertThat(store.commit(List.of(judge, create))).isEqualTo(new Commit.Done());
        assertThat(store.commit(List.of(judge, create))).isEqualTo(new Commit.Lost(List.of(judge, create)));
        assertThat(store.dispatches("i1")).containsExactly(dispatch("i1", "d1"));
    }

    @Test
    void oneOfTwoFunctionsThatMoveADispatchLosesAndSeesWhatTheOtherDid() {
        Dispatch ready = dispatch("i1", "d1").ready(NOW);
        store.commit(List.of(new Write.Create(ready)));
        Dispatch sending = ready.sending("DMP=NOT_OPPOSED", NOW.plusSeconds(60), NOW);
        var other = new Write.Move(ready, ready.held(HoldReason.CONSENT, List.of(), NOW));

        assertThat(store.commit(List.of(new Write.Move(ready, sending)))).isEqualTo(new Commit.Done());
        assertThat(store.commit(List.of(other))).isEqualTo(new Commit.Lost(List.of(other)));
        assertThat(store.dispatch(ready.ref())).contains(sending);
    }

    @Test
    void aCommitOfAHundredItemsIsWrittenAsOne() {
        List<Write> writes = IntStream.range(0, 100).<Write>mapToObj(n -> new Write.Concern(new PatientKey("%064x".formatted(n)), "i1"))
                .limit(100).toList();

        assertThat(store.commit(writes)).isEqualTo(new Commit.Done());
        assertThat(store.concerning(new PatientKey("%064x".formatted(99)))).containsExactly("i1");
    }

    @Test
    void theChoicesOfAPatientAreReadInTheOrderTheyWereCollected() {
        var consents = new DynamoDbConsentStore(dynamoDb, table);
        var patient = new PatientKey("a".repeat(64));
        ChoiceRecord first = line(new Choice.NotCollected(), NOW);
        ChoiceRecord second = line(new Choice.Informed(Choice.Channel.BOOKLET), NOW.plusSeconds(60));
        List.of(second, first, second).forEach(line -> consents.append(patient, line));

        assertThat(consents.history(patient)).containsExactly(first, second);
    }

    @Test
    void aSlotOfCallsIsTakenByOneFunctionOnly() {
        var slots = new DynamoDbCallSlots(dynamoDb, table);
        Lane lane = Lane.values()[0];

        assertThat(slots.take(FINESS, lane, null, NOW)).isTrue();
        assertThat(slots.take(FINESS, lane, null, NOW)).isFalse();
        assertThat(slots.take(FINESS, lane, NOW, NOW.plusMillis(200))).isTrue();
        assertThat(slots.last(FINESS, lane)).contains(NOW.plusMillis(200));
    }

    private static Dispatch dispatch(String input, String id) {
        return Dispatch.received(new DispatchRef(input, id), FINESS, Destination.DMP, 0, List.of("LL-1"), null, "1.2.250.1.99", NOW);
    }

    private static ChoiceRecord line(Choice choice, Instant at) {
        return ChoiceRecord.of(choice, "ADT", "secretariat", at, at.plusSeconds(60));
    }
}
