package fr.passerelle.core.consent;

import java.time.Instant;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsentsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private static ConsentFlag flag(ConsentScope scope, ConsentValue value) {
        return new ConsentFlag(scope, value, "ADT", NOW);
    }

    @Test
    void nothingRecordedSaysNothing() {
        assertThat(Consents.NONE.about(ConsentScope.DMP)).isEmpty();
    }

    @Test
    void oneScopeSaysNothingOfAnother() {
        assertThat(new Consents(List.of(flag(ConsentScope.DMP, ConsentValue.OPPOSED))).about(ConsentScope.PATIENT_MAILBOX)).isEmpty();
    }

    @Property
    void theMostRestrictiveWinsInAnyOrder(@ForAll List<ConsentValue> values) {
        var consents = new Consents(values.stream().map(v -> flag(ConsentScope.DMP, v)).toList());
        var strictest = values.contains(ConsentValue.OPPOSED)
                ? ConsentValue.OPPOSED
                : values.contains(ConsentValue.NOT_COLLECTED) ? ConsentValue.NOT_COLLECTED : ConsentValue.NOT_OPPOSED;
        if (values.isEmpty()) {
            assertThat(consents.about(ConsentScope.DMP)).isEmpty();
        } else {
            assertThat(consents.about(ConsentScope.DMP)).map(ConsentFlag::value).contains(strictest);
        }
    }
}
