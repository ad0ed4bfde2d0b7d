package fr.passerelle.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * A function as a process of its own: official runtime client, managed layout (the working directory is the unpacked zip), JSON both
 * ways. One thread drives it: {@link #initialised()}, {@link #restored()} with SnapStart, then {@link #answer} as often as wanted.
 */
final class FunctionProcess implements AutoCloseable {
    /** In megabytes, as {@code template.yaml} says. */
    static final String MEMORY = "1769";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOG_TAIL = 4_000;

    private final RuntimeApiServer server;
    private final Process process;
    private final Path log;
    private final long startedAt;

    private FunctionProcess(RuntimeApiServer server, Process process, Path log, long startedAt) {
        this.server = server;
        this.process = process;
        this.log = log;
        this.startedAt = startedAt;
    }

    /**
     * Starts the process and returns at once.
     *
     * @param folder the unpacked package; the log goes beside it, in {@code <folder>.log}
     */
    static FunctionProcess start(RuntimeClient client, Path folder, String handler, Launch launch, InstantSource clock) throws IOException {
        var server = new RuntimeApiServer(clock);
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        var builder = new ProcessBuilder(client.command(handler, launch)).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(platformVariables(server.address(), folder, handler));
        builder.environment().putAll(launch.environment());
        try {
            long startedAt = System.nanoTime();
            Process process = builder.start();
            var _ = process.onExit().thenRun(() -> server.tell(new RuntimeSignal.Ended(System.nanoTime())));
            return new FunctionProcess(server, process, log, startedAt);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private static Map<String, String> platformVariables(String address, Path folder, String handler) {
        return Map.of("AWS_LAMBDA_RUNTIME_API", address, "LAMBDA_TASK_ROOT", folder.toString(), "_HANDLER", handler,
                "AWS_LAMBDA_FUNCTION_NAME", "bench", "AWS_LAMBDA_FUNCTION_VERSION", "1", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", MEMORY,
                "AWS_LAMBDA_LOG_GROUP_NAME", "bench", "AWS_LAMBDA_LOG_STREAM_NAME", "bench", "LANG", "C.UTF-8", "TZ", ":UTC");
    }

    /** Waits until the function is initialised (and, with SnapStart, its checkpoint hooks have run): time since the process started. */
    Duration initialised() throws InterruptedException {
        return switch (next("initialise")) {
            case RuntimeSignal.Ready ready -> since(startedAt, ready);
            case RuntimeSignal.Checkpointed checkpointed -> since(startedAt, checkpointed);
            case RuntimeSignal other -> throw failed("initialise", other);
        };
    }

    /** Lets a function go on from its checkpoint: time its restore hooks took. */
    Duration restored() throws InterruptedException {
        long at = System.nanoTime();
        server.restore();
        return since(at, idle("restore"));
    }

    /** Gives an event and waits for the response, then until the function is idle again. */
    Answer answer(String event) throws InterruptedException {
        long at = System.nanoTime();
        server.send(event);
        RuntimeSignal signal = next("answer");
        if (!(signal instanceof RuntimeSignal.Answered answered)) {
            throw failed("answer", signal);
        }
        idle("become idle again");
        return new Answer(answered.body(), since(at, answered));
    }

    private RuntimeSignal idle(String what) throws InterruptedException {
        RuntimeSignal signal = next(what);
        if (!(signal instanceof RuntimeSignal.Ready)) {
            throw failed(what, signal);
        }
        return signal;
    }

    private RuntimeSignal next(String what) throws InterruptedException {
        return server.next(PATIENCE)
                .orElseThrow(() -> new FunctionFailedException("the function did not " + what + " in " + PATIENCE, log()));
    }

    private FunctionFailedException failed(String what, RuntimeSignal instead) {
        String why = switch (instead) {
            case RuntimeSignal.Failed(_, String route, String body) -> "POST " + route + " " + body;
            case RuntimeSignal.Ended _ -> "the process ended";
            case RuntimeSignal other -> other.toString();
        };
        return new FunctionFailedException("the function did not " + what + ": " + why, log());
    }

    /** The end of what the process wrote on its outputs. */
    String log() {
        try {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            return text.substring(Math.max(0, text.length() - LOG_TAIL));
        } catch (IOException e) {
            return "unreadable log " + log.getFileName() + ": " + e.getClass().getSimpleName();
        }
    }

    private static Duration since(long start, RuntimeSignal signal) {
        return Duration.ofNanos(signal.at() - start);
    }

    /** Kills the process and waits for its end. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        server.close();
    }
}
