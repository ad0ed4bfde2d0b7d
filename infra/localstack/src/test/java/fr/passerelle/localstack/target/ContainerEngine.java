package fr.passerelle.localstack.target;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The container engine of this machine, asked before Testcontainers is: what is not there is known in a moment, and nothing is ever
 * pulled to find it out (Docker Engine API 1.41).
 */
record ContainerEngine(SocketAddress address) {
    private static final int PATIENCE_SECONDS = 5;
    private static final String STATUS = "HTTP/1.0 ";

    /** The one that {@code DOCKER_HOST} names, or the one behind the first socket of Docker there is. */
    static Optional<ContainerEngine> find() {
        return Optional.ofNullable(System.getenv("DOCKER_HOST")).filter(host -> !host.isBlank()).map(URI::create)
                .map(ContainerEngine::address).or(() -> sockets().filter(Files::exists).findFirst().map(UnixDomainSocketAddress::of))
                .map(ContainerEngine::new).filter(engine -> engine.answers("/_ping"));
    }

    boolean has(String image) {
        return answers("/images/" + image + "/json");
    }

    private static SocketAddress address(URI host) {
        return "unix".equals(host.getScheme())
                ? UnixDomainSocketAddress.of(host.getPath())
                : new InetSocketAddress(host.getHost(), host.getPort());
    }

    /** Where Testcontainers looks too. */
    private static Stream<Path> sockets() {
        String home = System.getProperty("user.home");
        String session = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse(home);
        return Stream.of(Path.of("/var/run/docker.sock"), Path.of(session, "docker.sock"), Path.of(home, ".docker/run/docker.sock"),
                Path.of(home, ".docker/desktop/docker.sock"));
    }

    private boolean answers(String path) {
        try {
            return CompletableFuture.supplyAsync(() -> status(path)).completeOnTimeout("", PATIENCE_SECONDS, TimeUnit.SECONDS).join()
                    .equals("200");
        } catch (CompletionException e) {
            return false;
        }
    }

    private String status(String path) {
        boolean local = address instanceof UnixDomainSocketAddress;
        try (SocketChannel channel = local ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
            InputStream answer = Channels.newInputStream(channel);
            String line = new String(answer.readNBytes(STATUS.length() + 3), StandardCharsets.US_ASCII);
            return line.substring(STATUS.length());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
