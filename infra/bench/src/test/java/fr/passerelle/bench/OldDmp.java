package fr.passerelle.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@link SingleProtocolDmp} as a process, and what it tells. */
final class OldDmp implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private OldDmp(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    static OldDmp start(StubAuthority authority, Path folder, String... protocols) throws IOException {
        Path keys = Files.write(folder.resolve("server.p12"), authority.server().pkcs12());
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), SingleProtocolDmp.class.getName(), keys.toString()));
        command.addAll(List.of(protocols));
        return new OldDmp(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Waits until it listens for the next of its protocols, in their order. */
    int port() throws InterruptedException {
        String line = told();
        return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
    }

    /** The next thing it met. */
    String told() throws InterruptedException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nobody came");
        }
        return line;
    }

    private void listen() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("unreadable " + e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
