package fr.passerelle.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a function is started.
 *
 * @param prefix command in front of {@code java}, empty for none; see {@link Cpu}
 * @param flags options of the JVM
 * @param environment the only variables the function sees besides those of the platform
 */
record Launch(List<String> prefix, List<String> flags, Map<String, String> environment) {
    /** What the managed runtime adds on demand: serial collector, C1 only (aws-stack.md §7.3). */
    static final List<String> ON_DEMAND = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** With SnapStart the JVM keeps its own compilation, and {@code org.crac} resources are told to the runtime client. */
    static final List<String> SNAP_START = List.of("-XX:+UseSerialGC", "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

    Launch {
        prefix = List.copyOf(prefix);
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    static Launch onDemand(List<String> prefix, Map<String, String> environment) {
        return new Launch(prefix, ON_DEMAND, environment);
    }

    static Launch snapStart(List<String> prefix, Map<String, String> environment) {
        return new Launch(prefix, SNAP_START, environment).with(Map.of(INITIALIZATION_TYPE, "snap-start"));
    }

    /** The same, with more variables. */
    Launch with(Map<String, String> more) {
        var variables = new HashMap<>(environment);
        variables.putAll(more);
        return new Launch(prefix, flags, variables);
    }

    /** The same, with a heap of so many megabytes at most; running out of it ends the process, as it ends a function. */
    Launch withHeap(int megabytes) {
        var more = new ArrayList<>(flags);
        more.addAll(List.of("-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError"));
        return new Launch(prefix, more, environment);
    }

    /** The same compiled by C1 alone, which starts with half the processor time: for a look at what is done, not at how fast. */
    Launch withC1Alone() {
        var more = new ArrayList<>(flags);
        more.add("-XX:TieredStopAtLevel=1");
        return new Launch(prefix, more, environment);
    }

    /** Whether the runtime client follows the protocol of SnapStart: hooks, then the wait for the restoration. */
    boolean snapStart() {
        return "snap-start".equals(environment.get(INITIALIZATION_TYPE));
    }
}
