package fr.passerelle.aws;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.consent.ConsentFlag;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.ConsentValue;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.memory.InMemoryConsentStore;

import static org.assertj.core.api.Assertions.assertThat;

/** What every consent store promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class ConsentStoreContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("a".repeat(64));

    private final ConsentStore store;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    ConsentStoreContractTest(Technology technology) {
        store = switch (technology) {
            case MEMORY -> new InMemoryConsentStore();
            case DYNAMODB -> new DynamoDbConsentStore(LocalDynamoDb.client(), LocalDynamoDb.table());
        };
    }

    private static ConsentFlag flag(ConsentValue value, String source, Instant at) {
        return new ConsentFlag(ConsentScope.DMP, value, source, at);
    }

    @Test
    void nothingIsKnownOfAPatientNeverSeen() {
        store.record(PATIENT, flag(ConsentValue.OPPOSED, "ADT", NOW));
        assertThat(store.of(new PatientKey("b".repeat(64))).flags()).isEmpty();
    }

    @Test
    void theMostRestrictiveSourceWins() {
        store.record(PATIENT, flag(ConsentValue.OPPOSED, "desk", NOW));
        store.record(PATIENT, flag(ConsentValue.NOT_OPPOSED, "ADT", NOW.plusSeconds(1)));
        assertThat(store.of(PATIENT).about(ConsentScope.DMP)).contains(flag(ConsentValue.OPPOSED, "desk", NOW));
        assertThat(store.of(PATIENT).about(ConsentScope.PATIENT_MAILBOX)).isEmpty();
    }

    @Test
    void aSourceMayChangeItsRecord() {
        store.record(PATIENT, flag(ConsentValue.OPPOSED, "ADT", NOW));
        store.record(PATIENT, flag(ConsentValue.NOT_OPPOSED, "ADT", NOW.plusMillis(500)));
        assertThat(store.of(PATIENT).flags()).containsExactly(flag(ConsentValue.NOT_OPPOSED, "ADT", NOW.plusMillis(500)));
    }

    @Test
    void anOlderRecordThatArrivesLateChangesNothing() {
        store.record(PATIENT, flag(ConsentValue.OPPOSED, "ADT", NOW.plusMillis(500)));
        store.record(PATIENT, flag(ConsentValue.NOT_OPPOSED, "ADT", NOW));
        assertThat(store.of(PATIENT).flags()).containsExactly(flag(ConsentValue.OPPOSED, "ADT", NOW.plusMillis(500)));
    }

    @Test
    void scopesAreApart() {
        var mail = new ConsentFlag(ConsentScope.PATIENT_MAILBOX, ConsentValue.OPPOSED, "ADT", NOW);
        store.record(PATIENT, mail);
        store.record(PATIENT, flag(ConsentValue.NOT_OPPOSED, "ADT", NOW));
        assertThat(store.of(PATIENT).about(ConsentScope.PATIENT_MAILBOX)).contains(mail);
        assertThat(store.of(PATIENT).about(ConsentScope.DMP)).contains(flag(ConsentValue.NOT_OPPOSED, "ADT", NOW));
    }
}
