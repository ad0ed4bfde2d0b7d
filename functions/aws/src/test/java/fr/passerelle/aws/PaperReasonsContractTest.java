package fr.passerelle.aws;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.paper.PaperCause;
import fr.passerelle.core.paper.PaperReason;
import fr.passerelle.core.port.PaperReasons;
import fr.passerelle.memory.InMemoryPaperReasons;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store of paper reasons promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class PaperReasonsContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("a".repeat(64));
    private static final PaperReason UNREAD = new PaperReason("P01", PaperCause.UNREAD, NOW);

    private final PaperReasons reasons;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    PaperReasonsContractTest(Technology technology) {
        reasons = switch (technology) {
            case MEMORY -> new InMemoryPaperReasons();
            case DYNAMODB -> new DynamoDbPaperReasons(LocalDynamoDb.client(), LocalDynamoDb.table());
        };
    }

    @Test
    void aReasonHoldsForOnePathwayOfOnePatientUntilSomethingIsRead() {
        reasons.note(PATIENT, UNREAD);
        assertThat(reasons.of(PATIENT, "P01")).contains(UNREAD);
        assertThat(reasons.of(PATIENT, "P02")).isEmpty();
        assertThat(reasons.of(new PatientKey("b".repeat(64)), "P01")).isEmpty();

        reasons.end(PATIENT, "P01", NOW);
        reasons.end(PATIENT, "P01", NOW);
        assertThat(reasons.of(PATIENT, "P01")).isEmpty();
    }

    @Test
    void theLastReasonNotedIsTheOneKnown() {
        var undelivered = new PaperReason("P01", PaperCause.UNDELIVERED, NOW.plusSeconds(60));
        reasons.note(PATIENT, UNREAD);
        reasons.note(PATIENT, undelivered);
        assertThat(reasons.of(PATIENT, "P01")).contains(undelivered);
    }
}
