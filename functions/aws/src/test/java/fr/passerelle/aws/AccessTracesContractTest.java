package fr.passerelle.aws;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import fr.passerelle.core.consent.Access;
import fr.passerelle.core.consent.Access.Operation;
import fr.passerelle.core.identity.PatientKey;
import fr.passerelle.core.port.AccessTraces;
import fr.passerelle.memory.InMemoryAccessTraces;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store of traces promises, proved on each of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class AccessTracesContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("a".repeat(64));

    private final AccessTraces traces;

    enum Technology {
        MEMORY,
        DYNAMODB
    }

    AccessTracesContractTest(Technology technology) {
        traces = switch (technology) {
            case MEMORY -> new InMemoryAccessTraces();
            case DYNAMODB -> new DynamoDbAccessTraces(LocalDynamoDb.client(), LocalDynamoDb.table());
        };
    }

    @Test
    void everyAccessIsKeptTheOldestFirstUnderItsOwnPatient() {
        var exported = new Access(NOW.plusMillis(1), "arn:aws:iam::111122223333:role/dpi", Operation.EXPORT);
        var shown = new Access(NOW, "arn:aws:iam::111122223333:role/dpi", Operation.SHOW);
        var byAnother = new Access(NOW, "console", Operation.SHOW);
        traces.add(PATIENT, exported);
        traces.add(PATIENT, shown);
        traces.add(PATIENT, byAnother);
        traces.add(PATIENT, shown);
        assertThat(traces.of(PATIENT)).containsExactlyInAnyOrder(shown, byAnother, exported).endsWith(exported);
        assertThat(traces.of(new PatientKey("b".repeat(64)))).isEmpty();
    }
}
