package fr.passerelle.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processor given to a measured function: one virtual CPU when {@code taskset} is there to bind it, all of them otherwise. */
record Cpu(List<String> prefix, String words) {

    /** @param path value of the environment variable {@code PATH} */
    static Cpu one(String path) {
        Optional<Path> taskset = Stream.of(path.split(":")).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "taskset")).filter(Files::isExecutable).findFirst();
        return taskset.map(tool -> new Cpu(List.of(tool.toString(), "-c", "0"), "one vCPU (taskset -c 0)"))
                .orElseGet(() -> new Cpu(List.of(), "all CPUs (taskset not found: these figures are not those of one vCPU)"));
    }
}
