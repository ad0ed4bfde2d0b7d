package fr.passerelle.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** An operator that takes every mail at once, without TLS (RFC 5321), and delivers it to nobody. */
final class SmtpStub implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<String> received = new AtomicReference<>("");
    private final ServerSocket socket;

    /** @throws IOException when no port can be opened */
    SmtpStub() throws IOException {
        socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    String host() {
        return socket.getInetAddress().getHostAddress();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The last mail received, lines ended by LF; empty when there is none. */
    String received() {
        return received.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                threads.execute(() -> session(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void session(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 bench");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(out, reply(line, in, out));
            }
        } catch (IOException e) {
            // The client goes without waiting for the answer to its goodbye: what it sent before is kept.
            throw new UncheckedIOException(e);
        }
    }

    private String reply(String line, BufferedReader in, OutputStream out) throws IOException {
        return switch (line.toUpperCase(Locale.ROOT).split("[ :]", 2)[0]) {
            case "EHLO" -> "250-bench\r\n250-8BITMIME\r\n250 DSN";
            case "DATA" -> {
                say(out, "354 go on");
                received.set(content(in));
                yield "250 taken";
            }
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static String content(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
