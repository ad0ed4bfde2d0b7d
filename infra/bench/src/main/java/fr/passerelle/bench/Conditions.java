package fr.passerelle.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What figures depend on, in words. */
public final class Conditions {
    private Conditions() {
    }

    /** JDK, processors and load of the machine now. */
    public static String now() throws IOException {
        return String.format(Locale.ROOT, "JDK %s, %d vCPU of %s, load %.1f before the first run.", Runtime.version(),
                Runtime.getRuntime().availableProcessors(), Cpu.name(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
