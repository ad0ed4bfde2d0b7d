package fr.passerelle.simulators.xds;

import java.util.stream.Stream;

/** How a rule says its faults. */
public final class Faults {
    private Faults() {
    }

    /** Nothing when the condition holds, else the fault. */
    public static Stream<String> unless(boolean condition, String fault) {
        return condition ? Stream.empty() : Stream.of(fault);
    }
}
