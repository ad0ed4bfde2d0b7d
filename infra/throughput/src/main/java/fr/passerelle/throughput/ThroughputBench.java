package fr.passerelle.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import fr.passerelle.bench.Conditions;
import fr.passerelle.bench.DmpStub;
import fr.passerelle.bench.Folders;
import fr.passerelle.bench.StubAuthority;

/**
 * Measures every {@link Row} for every size, each in a JVM of its own with the same flags, and prints one table. Run it with
 * {@code infra/bench/throughput}; docs/bench.md tells how to read it.
 */
public final class ThroughputBench {
    private static final List<Integer> SIZES = List.of(50 << 10, 400 << 10, 5 << 20, 20 << 20);
    /** The heap of aws-stack.md §7.7, the collector of the platform. */
    private static final List<String> FLAGS = List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private ThroughputBench() {
    }

    /** How long. */
    private record Effort(int forks, int warmups, int measures) {
        static Effort of(String mode) {
            return switch (mode) {
                case "short" -> new Effort(1, 2, 3);
                case "full" -> new Effort(2, 5, 5);
                default -> throw new IllegalArgumentException("mode is short or full: " + mode);
            };
        }
    }

    /** @param arguments names of rows to measure (part of a benchmark's name is enough), all of them when there are none */
    public static void main(String[] arguments) throws IOException, RunnerException {
        Effort effort = Effort.of(System.getProperty("passerelle.bench.mode", "short"));
        Path folder = Files.createTempDirectory("passerelle-throughput");
        var authority = new StubAuthority();
        try (var plain = new DmpStub(); var secured = DmpStub.secured(authority.serverContext())) {
            var surroundings = new Surroundings(plain.url(), secured.url(),
                    Files.writeString(folder.resolve("certificates.json"), authority.certificates()),
                    Files.writeString(folder.resolve("trust.pem"), authority.trust()));
            System.out.println("Throughput, %d × (%d + %d) s for each figure, `%s`. %s".formatted(effort.forks(), effort.warmups(),
                    effort.measures(), String.join(" ", FLAGS.subList(0, 3)), Conditions.now()));
            Figures figures = Figures.of(measured(effort, surroundings, List.of(arguments)));
            var report = new Report(System.out, SIZES);
            report.figures(figures);
            report.aims(figures);
        } finally {
            Folders.delete(folder);
        }
    }

    /** Size by size, so that rows that are compared see the same moods of the machine. */
    private static List<RunResult> measured(Effort effort, Surroundings surroundings, List<String> wanted) throws RunnerException {
        var flags = new ArrayList<>(FLAGS);
        flags.addAll(surroundings.flags());
        var results = new ArrayList<RunResult>();
        for (int size : SIZES) {
            var options = new OptionsBuilder().param("size", Integer.toString(size)).jvmArgs(flags.toArray(String[]::new))
                    .forks(effort.forks()).warmupIterations(effort.warmups()).measurementIterations(effort.measures())
                    .warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1)).addProfiler(GCProfiler.class)
                    .shouldFailOnError(true).verbosity(VerboseMode.SILENT);
            Arrays.stream(Row.values()).map(Row::benchmark).filter(name -> wanted.isEmpty() || wanted.stream().anyMatch(name::contains))
                    .forEach(name -> options.include("\\." + name.replace(".", "\\.") + "$"));
            results.addAll(new Runner(options.build()).run());
            System.err.println("measured: " + (size >> 10) + " KB");
        }
        return results;
    }
}
