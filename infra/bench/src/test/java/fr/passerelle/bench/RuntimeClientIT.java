package fr.passerelle.bench;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.bench.plain.PlainHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

/** The packages under the official runtime client, out of process (aws-stack.md §7.2). Its native part exists for Linux only. */
@EnabledOnOs(OS.LINUX)
class RuntimeClientIT {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root"));

    @TempDir
    private static Path packages;
    private static Surroundings surroundings;
    private static ColdStartRuns functions;
    private static Stage stage;

    @TempDir
    private Path folder;

    static List<DeployedFunction> functions() {
        return DeployedFunction.ALL;
    }

    @BeforeAll
    static void take_a_drop_in() throws Exception {
        surroundings = Surroundings.start();
        functions = new ColdStartRuns(RuntimeClient.ofBuild(ROOT), ROOT, packages, surroundings, InstantSource.system());
        stage = functions.prepare();
    }

    @AfterAll
    static void stop() throws IOException {
        surroundings.close();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_starts_and_does_its_whole_job(DeployedFunction function) throws Exception {
        surroundings.aws().reset(stage.before(function.event()));

        try (FunctionProcess process = functions.start(function, Launch.onDemand(List.of(), surroundings.variables()))) {
            process.initialised();
            Answer answer = process.answer(stage.json(function.event()));

            assertThat(answer.accepted()).as(answer.body() + process.log()).isTrue();
            done(function.event(), answer, surroundings.aws().account());
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_rehearses_without_a_fault_and_does_its_whole_job_once_restored(DeployedFunction function) throws Exception {
        surroundings.aws().reset(stage.before(function.event()));

        Launch launch = Launch.snapStart(List.of(), surroundings.variables()).withC1Alone();

        try (FunctionProcess process = functions.start(function, launch)) {
            process.initialised();
            process.restored();
            Answer answer = process.answer(stage.json(function.event()));

            assertThat(answer.accepted()).as(answer.body() + process.log()).isTrue();
            assertThat(process.log()).doesNotContain("rehearsal failed");
            done(function.event(), answer, surroundings.aws().account());
        }
    }

    private static void done(Event event, Answer answer, StubAccount account) {
        switch (event) {
            case DROP -> {
                assertThat(account.dispatchStates()).containsOnly(entry("dmp", "ready"), entry("patient-mailbox", "ready"));
                assertThat(account.messages()).containsOnlyKeys("dmp", "mailbox");
                assertThat(account.objects().keySet()).filteredOn(path -> path.startsWith("/vault/"))
                        .anyMatch(path -> path.endsWith(".xml"))
                        .anyMatch(path -> path.endsWith(".pdf"));
            }
            case APPOINTMENT -> {
                assertThat(account.dispatchStates()).containsOnly(entry("patient-mailbox", "ready"));
                assertThat(account.messages()).containsOnlyKeys("mailbox");
            }
            case HOSPITAL -> assertThat(account.table().items().keySet()).filteredOn(key -> key.sk().equals("IDENTITY")).hasSize(2);
            case DMP_DISPATCH -> {
                assertThat(account.dispatchStates()).containsEntry("dmp", "confirmed");
                assertThat(surroundings.dmp().received().beginning()).contains("SubmitObjectsRequest",
                        "ClinicalDocument");
            }
            case MAILBOX_DISPATCH -> {
                assertThat(account.dispatchStates()).containsEntry("patient-mailbox", "sent");
                assertThat(surroundings.operator().received()).contains("IHE_XDM.zip");
            }
            case STREAM -> assertThat(account.objects()).containsKey("/results/" + StubAccount.FINESS + "/lettre.result.json");
            case COUNT -> assertThat(account.table().items().keySet()).extracting(StubTable.Key::sk).contains("COUNTED");
            case CALL -> assertThat(answer.body()).contains("paper#bench");
            case TICK -> {
                assertThat(answer.body()).as("nothing is due").isEqualTo("0");
                assertThat(account.dispatchStates()).containsOnly(entry("dmp", "ready"), entry("patient-mailbox", "ready"));
            }
        }
    }

    @Test
    void the_plain_handler_accepts_the_descriptor_it_is_measured_with() throws Exception {
        try (FunctionProcess process = functions.startPlain(Launch.onDemand(List.of(), ColdStartRuns.plainVariables(
                DeployedFunction.DOCUMENT_INTAKE)))) {
            process.initialised();

            assertThat(process.answer(stage.plainJson(Event.DROP)).accepted()).as(process.log()).isTrue();
        }
    }

    @Test
    void a_handler_that_throws_is_told_as_an_error_of_the_invocation() throws Exception {
        try (FunctionProcess process = start(plain(), PlainHandler.class.getName(), Map.of())) {
            process.initialised();

            assertThatThrownBy(() -> process.answer("{}")).isInstanceOf(FunctionFailedException.class)
                    .hasMessageContaining("POST invocation/").hasMessageContaining("NullPointerException");
        }
    }

    @Test
    void a_handler_that_does_not_exist_is_told_at_the_start() throws Exception {
        try (FunctionProcess process = start(plain(), "fr.passerelle.Missing", Map.of())) {
            assertThatThrownBy(() -> {
                process.initialised();
                process.answer(Event.DROP.json(stage.dropped()));
            }).isInstanceOf(FunctionFailedException.class).hasMessageContaining("ClassNotFoundException");
        }
    }

    @Test
    void the_hooks_of_a_snapshot_run_around_the_restoration() throws Exception {
        Path folder = HookedFunction.unpackedIn(this.folder.resolve("hooked"));
        try (FunctionProcess process = start(folder, HookedFunction.class.getName(), Launch.snapStart(List.of(), Map.of()))) {
            process.initialised();
            process.restored();

            assertThat(process.answer("\"\"").body()).isEqualTo("\"beforeCheckpoint afterRestore\"");
        }
    }

    private static FunctionPackage plain() {
        return new FunctionPackage("plain", ROOT.resolve("infra/bench/target/plain.zip"));
    }

    private FunctionProcess start(FunctionPackage deployable, String handler, Map<String, String> variables) throws IOException {
        Path own = folder.resolve(deployable.name());
        deployable.explode(own);
        return start(own, handler, Launch.onDemand(List.of(), variables));
    }

    private static FunctionProcess start(Path folder, String handler, Launch launch) throws IOException {
        return FunctionProcess.start(RuntimeClient.ofBuild(ROOT), folder, handler, launch, InstantSource.system());
    }
}
