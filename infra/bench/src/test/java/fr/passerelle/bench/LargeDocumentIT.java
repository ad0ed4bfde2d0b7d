package fr.passerelle.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The largest document a hospital may drop, under the official runtime client, in little memory. */
@EnabledOnOs(OS.LINUX)
class LargeDocumentIT {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root"));
    private static final int LARGEST = 20 << 20;
    private static final int WHOLE_CHAIN = 256;
    private static final int FEEDING = 64;

    @TempDir
    private Path folder;

    @Test
    void a_pdf_of_20_megabytes_goes_through_the_chain_in_256_and_is_fed_with_signatures_and_mutual_tls_in_64() throws Exception {
        try (Surroundings surroundings = Surroundings.secured()) {
            var functions = new ColdStartRuns(RuntimeClient.ofBuild(ROOT), ROOT, folder, surroundings, InstantSource.system());
            Launch launch = Launch.onDemand(List.of(), surroundings.variables());

            Stage stage = functions.prepare(StubAccount.withOneDrop(SyntheticDrop.pdf(LARGEST)), launch.withHeap(WHOLE_CHAIN));
            try (FunctionProcess process = functions.start(DeployedFunction.DMP_DISPATCH, launch.withHeap(FEEDING))) {
                process.initialised();
                Answer answer = process.answer(stage.json(Event.DMP_DISPATCH));
                assertThat(answer.accepted()).as(answer.body() + process.log()).isTrue();
            }

            assertThat(surroundings.aws().account().dispatchStates()).containsEntry("dmp", "confirmed");
            assertThat(surroundings.dmp().received().size()).isGreaterThan(LARGEST * 4L / 3);
            assertThat(surroundings.dmp().received().beginning()).contains("Signature01");
        }
    }
}
