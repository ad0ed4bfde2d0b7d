package fr.passerelle.local.template;

import java.nio.file.Files;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static fr.passerelle.local.template.Deployed.ROOT;
import static fr.passerelle.local.template.Deployed.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

class DataFlowTest {

    @Test
    void thePageIsWhatTheTemplateSays() throws Exception {
        assertThat(Files.readString(ROOT.resolve("docs/data-flow.md"))).as("run ./passerelle flow > docs/data-flow.md")
                .isEqualTo(DataFlowPage.of(TEMPLATE));
    }

    @Test
    void onlyThreeFunctionsCallOutsideAndOnlyOneReadsWhatIsDropped() {
        DataFlow flow = DataFlow.of(TEMPLATE);

        assertThat(flow.functions().values()).filteredOn(f -> !f.outside().isEmpty()).extracting(DataFlow.Worker::name)
                .containsExactlyInAnyOrder("dmp-dispatch", "mailbox-dispatch", "mailbox-collector");
        assertThat(flow.functions().get("DmpDispatchFunction").reads()).contains("VaultBucket").doesNotContain("DropBucket");
        assertThat(flow.functions().get("IndicatorsFunction").secrets()).isEmpty();
    }

    @Test
    void noQueueBetweenFunctionsCarriesHealthData() {
        DataFlow flow = DataFlow.of(TEMPLATE);

        assertThat(flow.places().values()).filteredOn(place -> place.kind().equals("Queue") && place.data().equals("health"))
                .allMatch(place -> place.hospital().equals(Optional.of("writes")) || place.deadLetters());
    }
}
