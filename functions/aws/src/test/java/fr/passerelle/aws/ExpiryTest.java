package fr.passerelle.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.DispatchRef;
import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.dispatch.InputKind;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.CallSlots;
import fr.passerelle.core.port.Claim;
import fr.passerelle.core.port.Write;
import fr.passerelle.core.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;

/** When each item of the table goes by itself, as it is stored. */
class ExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String IN_TEN_YEARS = seconds("2036-11-20T09:00:00Z");
    private static final String FINESS = "750712184";
    private static final PatientKey PATIENT = new PatientKey("a".repeat(64));

    private final String table = LocalDynamoDb.table();

    private static String seconds(String instant) {
        return Long.toString(Instant.parse(instant).getEpochSecond());
    }

    /** Expiry of each item, by its sort key up to the first {@code #}; several of one kind agree. */
    private Map<String, String> expiries() {
        return LocalDynamoDb.client().scan(s -> s.tableName(table)).items().stream()
                .collect(Collectors.toMap(item -> item.get("sk").s().split("#", 2)[0], item -> text(item.get("expiresAt")),
                        (one, other) -> one.equals(other) ? one : one + "/" + other));
    }

    private static String text(@Nullable AttributeValue value) {
        return value == null ? "never" : value.n();
    }

    @Test
    void whatBelongsToATransmissionGoesTenYearsAfterItsLastWrite() {
        var store = new DynamoDbTransmissionStore(LocalDynamoDb.client(), table, () -> NOW);
        Input input = Input.received("i", FINESS, InputKind.DESCRIPTOR, "a.json", "v1", "d1", NOW);
        Dispatch waiting = Dispatch.received(new DispatchRef("i", "d"), FINESS, Destination.DMP, 0, List.of("CR"), null, "1.2", NOW);
        store.commit(List.of(new Write.Register(input), new Write.Create(waiting),
                new Write.Take(new Claim(new Claim.Key(FINESS, Claim.Kind.FILE, "a.pdf"), "d", "i", "a.json", null), null),
                new Write.Concern(PATIENT, "i")));
        assertThat(expiries()).containsOnlyKeys("INPUT", "KEEP", "D", "H", "FILE", "I").values().containsOnly(IN_TEN_YEARS);
    }

    @Test
    void aProfileGoesTwoYearsAfterItWasKnownAndATraceOfAccessAfterThree() {
        new DynamoDbProfileStore(LocalDynamoDb.client(), table).record(PATIENT, new Profile(Profile.State.OPEN, NOW));
        new DynamoDbAccessTraces(LocalDynamoDb.client(), table).add(PATIENT, new Access(NOW, "dpo", Access.Operation.values()[0]));
        assertThat(expiries()).containsEntry("PROFILE", seconds("2028-11-20T09:00:00Z")).containsEntry("ACCESS",
                seconds("2029-11-20T09:00:00Z"));
    }

    @Test
    void aWorkItemStaysAsLongAsItIsOpen() {
        var work = new DynamoDbWorkList(LocalDynamoDb.client(), table);
        work.open(WorkItem.open("w", FINESS, null, Reason.of("WHY"), null, NOW));
        assertThat(expiries()).containsEntry("w", "never");
        work.close(FINESS, "w", "somebody", NOW);
        assertThat(expiries()).containsEntry("w", IN_TEN_YEARS);
    }

    @Test
    void aChoiceWithoutEndStaysAndOneThatEndsIsProvedForTenYears() {
        assertThat(Expiry.choice(null)).isNull();
        assertThat(Expiry.choice(NOW)).isEqualTo(Instant.parse("2036-11-20T09:00:00Z"));
    }

    @Test
    void whatPacesTheCallsNeverGoes() {
        new DynamoDbCallSlots(LocalDynamoDb.client(), table).take(FINESS, CallSlots.Lane.CALLS, null, NOW);
        assertThat(expiries()).containsEntry("SLOT", "never");
    }
}
