package fr.passerelle.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Measures the cold start of every function next to a plain handler that parses the same thing, and prints the medians. Run it with
 * {@code infra/bench/cold-start}; docs/bench.md tells how to read it.
 */
public final class ColdStartBench {
    private static final int RUNS = 7;

    private ColdStartBench() {
    }

    /**
     * Exit code 1 when a function does not start or does not do its work, 2 when there is no function of that name.
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
        Path workspace = Files.createTempDirectory("passerelle-bench");
        try {
            measure(DeployedFunction.ALL.stream().filter(f -> wanted.isEmpty() || wanted.contains(f.name())).toList(), workspace);
        } catch (FunctionFailedException e) {
            System.err.println("cold-start: " + e.getMessage());
            System.exit(1);
        } finally {
            Folders.delete(workspace);
        }
    }

    private static void measure(List<DeployedFunction> functions, Path workspace) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("passerelle.root", "")).toAbsolutePath();
        int runs = Integer.getInteger("passerelle.bench.runs", RUNS);
        Cpu cpu = Cpu.one(System.getenv().getOrDefault("PATH", ""));
        var report = new ColdStartReport(System.out);
        report.conditions(runs, Runtime.version().toString(), cpu, Cpu.name(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        try (Surroundings surroundings = Surroundings.start()) {
            var starts = new ColdStartRuns(RuntimeClient.ofBuild(root), root, workspace, surroundings, InstantSource.system());
            Stage stage = starts.prepare();
            report.onDemandTable();
            Launch onDemand = Launch.onDemand(cpu.prefix(), surroundings.variables());
            for (DeployedFunction function : functions) {
                report.onDemand(function, function.deployable(root).size(), starts.measure(function, stage, onDemand, runs));
            }
            report.snapStartTable();
            Launch snapStart = Launch.snapStart(cpu.prefix(), surroundings.variables());
            for (DeployedFunction function : functions) {
                report.snapStart(function, starts.measure(function, stage, snapStart, runs));
            }
        }
    }
}
