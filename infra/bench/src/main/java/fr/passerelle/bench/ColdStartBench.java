package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fr.passerelle.bench.plain.PlainHandler;

/**
 * Measures the cold start of every function next to a plain handler that parses the same thing, and prints the medians. Run it with
 * {@code infra/bench/cold-start}; docs/bench.md tells how to read it.
 */
public final class ColdStartBench {
    private static final int RUNS = 7;
    private static final int PERCENT = 100;

    private final RuntimeClient client;
    private final Path root;
    private final Path workspace;
    private final Cpu cpu;
    private final InstantSource clock;

    private ColdStartBench(RuntimeClient client, Path root, Path workspace, Cpu cpu, InstantSource clock) {
        this.client = client;
        this.root = root;
        this.workspace = workspace;
        this.cpu = cpu;
        this.clock = clock;
    }

    /**
     * Exit code 1 when a function does not start or does not answer, 2 when there is no function of that name.
     *
     * @param arguments names of functions to measure, all of them when there are none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> known = DeployedFunction.ALL.stream().map(DeployedFunction::name).toList();
        List<String> wanted = List.of(arguments);
        if (!known.containsAll(wanted)) {
            System.err.println("cold-start: the functions are " + String.join(", ", known));
            System.exit(2);
        }
        try {
            measure(DeployedFunction.ALL.stream().filter(f -> wanted.isEmpty() || wanted.contains(f.name())).toList());
        } catch (FunctionFailedException e) {
            System.err.println("cold-start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void measure(List<DeployedFunction> functions) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("passerelle.root", "")).toAbsolutePath();
        int runs = Integer.getInteger("passerelle.bench.runs", RUNS);
        Path workspace = Files.createTempDirectory("passerelle-bench");
        try {
            Cpu cpu = Cpu.one(System.getenv().getOrDefault("PATH", ""));
            var bench = new ColdStartBench(RuntimeClient.ofBuild(root), root, workspace, cpu, InstantSource.system());
            bench.print(functions, runs);
        } finally {
            Folders.delete(workspace);
        }
    }

    private void print(List<DeployedFunction> functions, int runs) throws IOException, InterruptedException {
        try (var account = new AwsStub(StubObjects.ofOneEstablishment())) {
            System.out.printf("Cold start: median of %d, milliseconds, JDK %s, %s, managed layout (lib/*.jar).%n%n", runs,
                    Runtime.version(), cpu.words());
            System.out.printf("On demand: %s%n", String.join(" ", Launch.ON_DEMAND));
            System.out.printf("%-20s %6s %7s %7s %7s %7s   %s%n", "function", "zip MB", "init", "first", "total", "second",
                    "plain handler, same parse: total, ratio");
            for (DeployedFunction function : functions) {
                onDemand(function, account.variables(), runs);
            }
            System.out.printf("%nSnapStart: %s%n", String.join(" ", Launch.SNAP_START));
            System.out.printf("%-20s %6s %7s %7s %7s %7s   %s%n", "function", "", "init*", "hooks", "first", "second",
                    "plain handler, same parse: first, ratio");
            for (DeployedFunction function : functions) {
                snapStart(function, account.variables(), runs);
            }
            System.out.printf(
                    "%n* up to the snapshot, checkpoint hooks included; loading the snapshot is the platform's and not measured.%n");
        }
    }

    private void onDemand(DeployedFunction function, Map<String, String> variables, int runs) throws IOException, InterruptedException {
        Pair pair = measure(function, Launch.onDemand(cpu.prefix(), variables), runs);
        long total = pair.function().millis(ColdStart::total);
        long plain = pair.plain().millis(ColdStart::total);
        System.out.printf("%-20s %6.1f %7d %7d %7d %7d   %7d %s%n", function.name(), megabytes(function),
                pair.function().millis(ColdStart::initialised), pair.function().millis(ColdStart::first), total,
                pair.function().millis(ColdStart::second), plain, ratio(total, plain));
    }

    private void snapStart(DeployedFunction function, Map<String, String> variables, int runs) throws IOException, InterruptedException {
        Pair pair = measure(function, Launch.snapStart(cpu.prefix(), variables), runs);
        long first = pair.function().millis(ColdStart::first);
        long plain = pair.plain().millis(ColdStart::first);
        System.out.printf("%-20s %6s %7d %7d %7d %7d   %7d %s%n", function.name(), "", pair.function().millis(ColdStart::initialised),
                pair.function().millis(ColdStart::restored), first, pair.function().millis(ColdStart::second), plain,
                ratio(first, plain));
    }

    /** Turn by turn, so that both see the same moods of the machine. */
    private Pair measure(DeployedFunction function, Launch launch, int runs) throws IOException, InterruptedException {
        Path folder = exploded(function.deployable(root));
        Path plainFolder = exploded(plainPackage());
        var functionRuns = new ArrayList<ColdStart>();
        var plainRuns = new ArrayList<ColdStart>();
        for (int i = 0; i < runs; i++) {
            functionRuns.add(run(folder, function.handler(), launch, function.event()));
            plainRuns.add(run(plainFolder, PlainHandler.class.getName(), launch.with(schema(function)), function.plainEvent()));
        }
        return new Pair(new Medians(functionRuns), new Medians(plainRuns));
    }

    private ColdStart run(Path folder, String handler, Launch launch, Event event) throws IOException, InterruptedException {
        try (FunctionProcess process = FunctionProcess.start(client, folder, handler, launch, clock)) {
            return ColdStart.of(process, launch, event.json());
        }
    }

    private static Map<String, String> schema(DeployedFunction function) {
        return function.schema().isEmpty() ? Map.of() : Map.of(PlainHandler.SCHEMA, function.schema());
    }

    private FunctionPackage plainPackage() {
        return new FunctionPackage("plain", root.resolve("infra/bench/target/plain.zip"));
    }

    private Path exploded(FunctionPackage deployable) throws IOException {
        Path folder = workspace.resolve(deployable.name());
        if (!Files.exists(folder)) {
            deployable.explode(folder);
        }
        return folder;
    }

    private double megabytes(DeployedFunction function) throws IOException {
        return function.deployable(root).size() / 1e6;
    }

    private static String ratio(long function, long plain) {
        long percent = plain == 0 ? 0 : Math.round((double) PERCENT * function / plain);
        return "%d.%02d".formatted(percent / PERCENT, percent % PERCENT);
    }

    private record Pair(Medians function, Medians plain) {}
}
