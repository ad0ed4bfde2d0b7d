package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processor given to a measured function: one virtual CPU when {@code taskset} is there to bind it, all of them otherwise. */
record Cpu(List<String> prefix, String words) {
    private static final Path LINUX_NAMES = Path.of("/proc/cpuinfo");

    /** @param path value of the environment variable {@code PATH} */
    static Cpu one(String path) {
        Optional<Path> taskset = Stream.of(path.split(":")).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "taskset")).filter(Files::isExecutable).findFirst();
        return taskset.map(tool -> new Cpu(List.of(tool.toString(), "-c", "0"), "one vCPU (`taskset -c 0`)"))
                .orElseGet(() -> new Cpu(List.of(), "all CPUs (taskset not found: these figures are not those of one vCPU)"));
    }

    /** Its name as the system tells it; the architecture where it tells none. */
    static String name() throws IOException {
        List<String> lines = Files.isReadable(LINUX_NAMES) ? Files.readAllLines(LINUX_NAMES) : List.of();
        return lines.stream().filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst().orElseGet(() -> System.getProperty("os.arch"));
    }
}
