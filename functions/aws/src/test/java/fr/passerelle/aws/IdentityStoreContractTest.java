package fr.passerelle.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.identity.IdentityStatus;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.identity.InsAuthority;
import fr.passerelle.core.identity.KnownIdentity;
import fr.passerelle.core.identity.KnownIdentity.Known;
import fr.passerelle.core.identity.KnownIdentity.Merged;
import fr.passerelle.core.identity.KnownIdentity.Withdrawn;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.identity.Sex;
import fr.passerelle.core.port.IdentityStore;
import fr.passerelle.memory.InMemoryIdentityStore;

import static org.assertj.core.api.Assertions.assertThat;

/** What every identity store promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class IdentityStoreContractTest {
    private static final String FINESS = "750712184";
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("a".repeat(64));
    private static final Known BARE = new Known(
            new Patient(null, IdentityStatus.PROVISOIRE, null, "PAT-TROIS", null, "DOMINIQUE", "DOMINIQUE", null, LocalDate.EPOCH, Sex.U,
                    null),
            List.of(), NOW);
    private static final Known FULL = new Known(
            new Patient(new Ins("279035121518989", InsAuthority.NIR_TEST), IdentityStatus.QUALIFIEE, "IPP-1", "PAT-TROIS", "DURAND",
                    "DOMINIQUE MARIE", "DOMINIQUE", "DOM", LocalDate.of(1979, 3, 24), Sex.F, "51215"),
            List.of("DOUT"), NOW);

    private final IdentityStore identities;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    IdentityStoreContractTest(Technology technology) {
        identities = switch (technology) {
            case MEMORY -> new InMemoryIdentityStore();
            case DYNAMODB -> {
                var secrets = new PatientSecrets(new FakeSecrets(Map.of("key/" + FINESS, "k".repeat(32))), "key/", InstantSource.system());
                yield new DynamoDbIdentityStore(LocalDynamoDb.client(), LocalDynamoDb.table(),
                        new SealedTexts(secrets, new SplittableRandom(7)));
            }
        };
    }

    @Test
    void nothingIsKnownOfAPatientTheFeedNeverSpokeOf() {
        identities.record(FINESS, PATIENT, FULL);
        assertThat(identities.of(FINESS, new PatientKey("b".repeat(64)))).isEmpty();
    }

    @Test
    void everyIdentityIsReadAsItWasSaid() {
        for (KnownIdentity said : List.of(BARE, FULL, new Merged("IPP-2", NOW), new Withdrawn(NOW.plusNanos(1)))) {
            assertThat(identities.record(FINESS, PATIENT, said)).isTrue();
            assertThat(identities.of(FINESS, PATIENT)).contains(said);
        }
    }

    @Test
    void whatIsLateNeverReplacesWhatIsNewer() {
        var newer = new Withdrawn(NOW.plusMillis(500));
        identities.record(FINESS, PATIENT, newer);
        assertThat(identities.record(FINESS, PATIENT, new Known(FULL.patient(), List.of(), NOW.plusMillis(400)))).isFalse();
        assertThat(identities.of(FINESS, PATIENT)).contains(newer);
    }

    @Test
    void ofTwoOfOneInstantTheMoreRestrictiveStaysWhicheverCameFirst() {
        assertThat(identities.record(FINESS, PATIENT, FULL)).isTrue();
        assertThat(identities.record(FINESS, PATIENT, BARE)).isFalse();
        assertThat(identities.record(FINESS, PATIENT, new Withdrawn(NOW))).isTrue();
        assertThat(identities.record(FINESS, PATIENT, FULL)).isFalse();
        assertThat(identities.of(FINESS, PATIENT)).contains(new Withdrawn(NOW));
    }

    @Test
    void aKeyLeadsToThoseItWasLinkedToOnceAndNotBack() {
        var other = new PatientKey("c".repeat(64));
        identities.record(FINESS, PATIENT, FULL);
        identities.link(PATIENT, other);
        identities.link(PATIENT, other);
        assertThat(identities.linked(PATIENT)).containsExactly(other);
        assertThat(identities.linked(other)).isEmpty();
        assertThat(identities.of(FINESS, PATIENT)).contains(FULL);
    }

    @Test
    void theSameSaidAgainIsKeptOnce() {
        assertThat(identities.record(FINESS, PATIENT, FULL)).isTrue();
        assertThat(identities.record(FINESS, PATIENT, FULL)).isTrue();
        assertThat(identities.of(FINESS, PATIENT)).contains(FULL);
    }
}
