package fr.passerelle.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The figures as Markdown, ready for docs/bench.md, each line as soon as it is known. */
final class ColdStartReport {
    private static final String ON_DEMAND = "| Function | zip MB | init | first | total | second | plain init | plain first | plain total | ratio |";
    private static final String SNAP_START = "| Function | to snapshot | hooks | first | restored | second | plain first | ratio |";
    private static final double MEGABYTE = 1e6;

    private final PrintStream out;

    ColdStartReport(PrintStream out) {
        this.out = out;
    }

    /**
     * What the figures depend on.
     *
     * @param load of the machine when the measure begins, see {@link java.lang.management.OperatingSystemMXBean#getSystemLoadAverage()}
     */
    void conditions(int runs, String jdk, Cpu cpu, String cpuName, double load) {
        out.printf(Locale.ROOT, "Median of %d, milliseconds. JDK %s, %s of %s, load %.1f before the first run.%n", runs, jdk, cpu.words(),
                cpuName, load);
    }

    void onDemandTable() {
        table("On demand", Launch.ON_DEMAND, ON_DEMAND);
    }

    void snapStartTable() {
        table("SnapStart", Launch.SNAP_START, SNAP_START);
    }

    private void table(String title, List<String> flags, String columns) {
        out.printf("%n%s, `%s`:%n%n%s%n", title, String.join(" ", flags), columns);
        out.println(columns.replaceAll("\\| Function ", "|---").replaceAll("\\| [a-zA-Z ]+(?= \\|)", "|--:").replace(" ", ""));
    }

    /** @param size of the package, in bytes */
    void onDemand(DeployedFunction function, long size, ColdStartRuns.Pair runs) {
        out.printf(Locale.ROOT, "| %s | %.1f | %d | %d | %d | %d | %d | %d | %d | %s |%n", function.name(), size / MEGABYTE,
                runs.function().millis(ColdStart::initialised), runs.function().millis(ColdStart::first),
                runs.function().millis(ColdStart::total), runs.function().millis(ColdStart::second),
                runs.plain().millis(ColdStart::initialised), runs.plain().millis(ColdStart::first), runs.plain().millis(ColdStart::total),
                ratio(runs, ColdStart::total));
    }

    void snapStart(DeployedFunction function, ColdStartRuns.Pair runs) {
        out.printf(Locale.ROOT, "| %s | %d | %d | %d | %d | %d | %d | %s |%n", function.name(),
                runs.function().millis(ColdStart::initialised), runs.function().millis(ColdStart::restored),
                runs.function().millis(ColdStart::first), runs.function().millis(ColdStart::afterRestore),
                runs.function().millis(ColdStart::second), runs.plain().millis(ColdStart::afterRestore),
                ratio(runs, ColdStart::afterRestore));
    }

    private static String ratio(ColdStartRuns.Pair runs, Function<ColdStart, Duration> figure) {
        return String.format(Locale.ROOT, "%.2f", (double) runs.function().millis(figure) / runs.plain().millis(figure));
    }
}
