package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fr.passerelle.bench.plain.PlainHandler;

/** Starts functions and the plain handler again and again, each in an account as it expects it. */
final class ColdStartRuns {
    private final RuntimeClient client;
    private final Path root;
    private final Path workspace;
    private final Surroundings surroundings;
    private final InstantSource clock;

    /** Runs of a function and of the plain handler. */
    record Pair(Medians function, Medians plain) {}

    /** @param workspace where packages are unpacked */
    ColdStartRuns(RuntimeClient client, Path root, Path workspace, Surroundings surroundings, InstantSource clock) {
        this.client = client;
        this.root = root;
        this.workspace = workspace;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** Takes the drop in, so that the functions behind document-intake have something to do. */
    Stage prepare() throws IOException, InterruptedException {
        return prepare(StubAccount.withOneDrop(), Launch.onDemand(List.of(), surroundings.variables()));
    }

    /**
     * Takes a drop in.
     *
     * @param dropped the account with one drop
     * @param launch of document-intake
     */
    Stage prepare(StubAccount dropped, Launch launch) throws IOException, InterruptedException {
        try (FunctionProcess process = start(DeployedFunction.DOCUMENT_INTAKE, launch)) {
            return Stage.prepare(process, surroundings.aws(), dropped);
        }
    }

    /** Starts a function on its package. */
    FunctionProcess start(DeployedFunction function, Launch launch) throws IOException {
        return FunctionProcess.start(client, unpacked(function.deployable(root)), function.handler(), launch, clock);
    }

    /** Turn by turn, so that both see the same moods of the machine. */
    Pair measure(DeployedFunction function, Stage stage, Launch launch, int runs) throws IOException, InterruptedException {
        Event event = function.event();
        var functionRuns = new ArrayList<ColdStart>();
        var plainRuns = new ArrayList<ColdStart>();
        for (int i = 0; i < runs; i++) {
            try (FunctionProcess process = start(function, launch)) {
                functionRuns.add(ColdStart.of(process, launch, stage.json(event), () -> surroundings.aws().reset(stage.before(event))));
            }
            Launch plain = launch.with(plainVariables(function));
            try (FunctionProcess process = startPlain(plain)) {
                plainRuns.add(ColdStart.of(process, plain, stage.plainJson(event), () -> {
                }));
            }
        }
        return new Pair(new Medians(functionRuns), new Medians(plainRuns));
    }

    /** Starts the plain handler. */
    FunctionProcess startPlain(Launch launch) throws IOException {
        var plain = new FunctionPackage("plain", root.resolve("infra/bench/target/plain.zip"));
        return FunctionProcess.start(client, unpacked(plain), PlainHandler.class.getName(), launch, clock);
    }

    /** What tells the plain handler to check what the function checks. */
    static Map<String, String> plainVariables(DeployedFunction function) {
        return function.schema().isEmpty() ? Map.of() : Map.of(PlainHandler.SCHEMA, function.schema());
    }

    private Path unpacked(FunctionPackage deployable) throws IOException {
        Path folder = workspace.resolve(deployable.name());
        if (!Files.exists(folder)) {
            deployable.explode(folder);
        }
        return folder;
    }
}
