package fr.passerelle.aws;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.consent.Choice;
import fr.passerelle.core.consent.ChoiceRecord;
import fr.passerelle.core.consent.ConsentScope;
import fr.passerelle.core.consent.Reach;
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
    private static final Choice OPPOSITION = new Choice.Opposition(new Reach.Stay("S-12"),
            Set.of(ConsentScope.DMP, ConsentScope.PATIENT_MAILBOX), Choice.OppositionReason.LEGITIMATE_REASON);

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

    private static ChoiceRecord line(Choice choice, Instant at) {
        return ChoiceRecord.of(choice, "ADT", "secretariat", at, at.plusSeconds(60));
    }

    @Test
    void nothingIsKnownOfAPatientNeverSeen() {
        store.append(PATIENT, line(OPPOSITION, NOW));
        assertThat(store.history(new PatientKey("b".repeat(64)))).isEmpty();
    }

    @Test
    void everyLineIsGivenBackAsItWasSaidTheFirstOneFirst() {
        List<Choice> choices = List.of(OPPOSITION, new Choice.Informed(Choice.Channel.BOOKLET), new Choice.NotCollected(),
                new Choice.PaperWish(), new Choice.SecretCare(new Reach.All()), new Choice.OrdinaryCare(new Reach.Document("CR-1")),
                new Choice.SecretCare(new Reach.Type("11490-0")), new Choice.Represented(Choice.Representation.GUARDIAN),
                new Choice.PilotMember("lettre-de-liaison"));
        List<ChoiceRecord> lines = choices.stream().map(choice -> line(choice, NOW.plusMillis(choices.indexOf(choice)))).toList();
        lines.reversed().forEach(line -> store.append(PATIENT, line));
        assertThat(store.history(PATIENT)).containsExactlyElementsOf(lines);
    }

    @Test
    void aPeriodIsKept() {
        ChoiceRecord line = line(OPPOSITION, NOW).during(NOW.minusSeconds(5), NOW.plusSeconds(5));
        store.append(PATIENT, line);
        assertThat(store.history(PATIENT)).containsExactly(line);
    }

    @Test
    void theSameLineLearnedTwiceIsKeptOnceAsItWasFirstLearned() {
        ChoiceRecord line = line(OPPOSITION, NOW);
        store.append(PATIENT, line);
        store.append(PATIENT, ChoiceRecord.of(OPPOSITION, "ADT", "secretariat", NOW, NOW.plusSeconds(3600)));
        assertThat(store.history(PATIENT)).containsExactly(line);
    }

    @Test
    void aLineThatChangesAnotherStandsBesideIt() {
        ChoiceRecord line = line(OPPOSITION, NOW);
        ChoiceRecord withdrawal = line.withdrawal("desk", "medecin", NOW, NOW.plusSeconds(60));
        store.append(PATIENT, line);
        store.append(PATIENT, withdrawal);
        assertThat(store.history(PATIENT)).containsExactlyInAnyOrder(line, withdrawal);
    }
}
