package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import fr.passerelle.formats.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** The official runtime client allows TLS 1.1 again in the whole JVM of a function (aws-stack.md §7.6): the call of the DMP must not notice. */
@EnabledOnOs(OS.LINUX)
class OldTlsIT {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root"));

    @TempDir
    private static Path folder;
    private static Surroundings surroundings;
    private static ColdStartRuns functions;
    private static Stage stage;
    private static OldDmp dmp;
    private static int tls11;
    private static int tls12;

    @BeforeAll
    static void take_a_drop_in() throws Exception {
        surroundings = Surroundings.start();
        functions = new ColdStartRuns(RuntimeClient.ofBuild(ROOT), ROOT, folder, surroundings, InstantSource.system());
        dmp = OldDmp.start(surroundings.authority(), folder, "TLSv1.1", "TLSv1.2");
        stage = functions.prepare();
        tls11 = dmp.port();
        tls12 = dmp.port();
    }

    @AfterAll
    static void stop() throws IOException {
        dmp.close();
        surroundings.close();
    }

    @Test
    void a_dmp_that_speaks_tls_1_1_alone_gets_nothing_and_the_document_waits() throws Exception {
        String state = stateAfterDispatchTo(tls11);

        assertThat(dmp.told()).isEqualTo("TLSv1.1 refused");
        assertThat(state).isIn("ready", "held");
    }

    @Test
    void the_same_dmp_is_fed_over_tls_1_2() throws Exception {
        String state = stateAfterDispatchTo(tls12);

        assertThat(List.of(dmp.told(), dmp.told())).containsExactly("TLSv1.2 spoken", "TLSv1.2 fed");
        assertThat(state).isEqualTo("confirmed");
    }

    @Test
    void anybody_else_in_such_a_function_would_have_spoken_tls_1_1() throws Exception {
        Path unpacked = AnybodysSocket.unpackedIn(Files.createDirectory(folder.resolve("anybody")));
        try (FunctionProcess process = FunctionProcess.start(RuntimeClient.ofBuild(ROOT), unpacked, AnybodysSocket.class.getName(),
                Launch.onDemand(List.of(), Map.of()), InstantSource.system())) {
            process.initialised();
            String event = Json.mapper().writeValueAsString(tls11 + "\n" + surroundings.authority().trust());

            assertThat(process.answer(event).body()).isEqualTo("\"TLSv1.1\"");
            assertThat(dmp.told()).isEqualTo("TLSv1.1 spoken");
            assertThat(dmp.told()).isEqualTo("TLSv1.1 cut");
        }
    }

    private static String stateAfterDispatchTo(int port) throws Exception {
        surroundings.aws().reset(stage.taken());
        Launch launch = Launch.onDemand(List.of(), surroundings.variables()).with(Map.of("DMP_BASE_URL", "https://localhost:" + port));
        try (FunctionProcess process = functions.start(DeployedFunction.DMP_DISPATCH, launch)) {
            process.initialised();
            Answer answer = process.answer(stage.json(Event.DMP_DISPATCH));
            assertThat(answer.accepted()).as(answer.body() + process.log()).isTrue();
        }
        return surroundings.aws().account().dispatchStates().get("dmp");
    }
}
