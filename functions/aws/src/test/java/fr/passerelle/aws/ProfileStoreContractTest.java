package fr.passerelle.aws;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.Profile;
import fr.passerelle.core.consent.Profile.State;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.ConsentStore;
import fr.passerelle.core.port.ProfileStore;
import fr.passerelle.memory.InMemoryConsentStore;
import fr.passerelle.memory.InMemoryProfileStore;

import static org.assertj.core.api.Assertions.assertThat;

/** What every profile store promises, proved on each of them; it stands beside the consents of the same patient. */
@ParameterizedClass(name = "{0}")
@EnumSource
class ProfileStoreContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("a".repeat(64));

    private final ProfileStore profiles;
    private final ConsentStore consents;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    ProfileStoreContractTest(Technology technology) {
        switch (technology) {
            case MEMORY -> {
                profiles = new InMemoryProfileStore();
                consents = new InMemoryConsentStore();
            }
            case DYNAMODB -> {
                String table = LocalDynamoDb.table();
                profiles = new DynamoDbProfileStore(LocalDynamoDb.client(), table);
                consents = new DynamoDbConsentStore(LocalDynamoDb.client(), table);
            }
            default -> throw new AssertionError(technology);
        }
    }

    @Test
    void nothingIsKnownOfAPatientNobodyAskedAbout() {
        profiles.record(PATIENT, new Profile(State.CLOSED, NOW));
        assertThat(profiles.profile(new PatientKey("b".repeat(64)))).isEmpty();
    }

    @Test
    void theLastAnswerWinsEvenWhenItIsRecordedFirst() {
        profiles.record(PATIENT, new Profile(State.NONE, NOW));
        profiles.record(PATIENT, new Profile(State.OPEN, NOW.plusMillis(500)));
        profiles.record(PATIENT, new Profile(State.CLOSED, NOW.plusMillis(400)));
        assertThat(profiles.profile(PATIENT)).contains(new Profile(State.OPEN, NOW.plusMillis(500)));
    }

    @Test
    void aProfileIsNoConsentAndAConsentNoProfile() {
        var line = ChoiceRecord.of(new Choice.PaperWish(), "ADT", "ADT", NOW, NOW);
        profiles.record(PATIENT, new Profile(State.CLOSED, NOW));
        consents.append(PATIENT, line);
        assertThat(consents.history(PATIENT)).containsExactly(line);
        assertThat(profiles.profile(PATIENT)).contains(new Profile(State.CLOSED, NOW));
    }
}
