package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.bench.plain.PlainHandler;
import fr.passerelle.formats.appointment.AppointmentReader;
import fr.passerelle.formats.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The packages under the official runtime client, out of process (aws-stack.md §7.2). Its native part exists for Linux only. */
@EnabledOnOs(OS.LINUX)
class RuntimeClientIT {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root"));

    @TempDir
    private Path folder;

    static List<DeployedFunction> functions() {
        return DeployedFunction.ALL;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_starts_and_does_its_work_or_gives_an_unknown_dispatch_back(DeployedFunction function) throws Exception {
        assumeWritten(function);

        try (var account = new AwsStub(StubObjects.ofOneEstablishment());
                FunctionProcess process = start(function.deployable(ROOT), function.handler(), account.variables())) {
            process.initialised();
            JsonNode answer = Json.mapper().readTree(process.answer(function.event().json()).body());

            assertThat(answer.path("batchItemFailures").valueStream().map(failure -> failure.path("itemIdentifier").textValue())
                    .toList()).as(process.log()).isEqualTo(function.event() == Event.DISPATCH ? List.of(Event.MESSAGE_ID) : List.of());
        }
    }

    @Test
    void the_plain_handler_accepts_what_it_is_measured_with() throws Exception {
        Path own = folder.resolve("plain");
        plain().explode(own);
        Launch launch = Launch.onDemand(List.of(), Map.of(PlainHandler.SCHEMA, AppointmentReader.SCHEMA));
        try (FunctionProcess process = start(own, PlainHandler.class.getName(), launch)) {
            process.initialised();

            assertThat(process.answer(Event.APPOINTMENT.json()).body()).isEqualTo("{\"batchItemFailures\":[]}");
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
                process.answer(Event.DISPATCH.json());
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

    private static void assumeWritten(DeployedFunction function) throws IOException {
        String own = function.handler().substring(0, function.handler().lastIndexOf('.')).replace('.', '/');
        assumeTrue(function.deployable(ROOT).filesOfJars().stream().anyMatch(file -> file.startsWith(own)), "the module has no class yet");
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
