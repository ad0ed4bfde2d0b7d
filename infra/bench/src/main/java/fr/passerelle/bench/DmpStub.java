package fr.passerelle.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A DMP that takes every lot at once and judges nothing: the simulator does that (infra/simulators). What is sent is read to its end; only
 * its beginning is kept, so that the stub weighs on no measure.
 */
public final class DmpStub implements AutoCloseable {
    /** Bytes kept of a request: all of the metadata, and more. */
    private static final int KEPT = 64 * 1024;
    private static final int BACKLOG = 500;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Received> received = new AtomicReference<>(new Received("", 0));
    private final byte[] answer;
    private final ServerSocket listening;
    private final String scheme;

    /**
     * The last request.
     *
     * @param beginning of its body, UTF-8
     * @param size of its body, in bytes
     */
    record Received(String beginning, long size) {}

    /**
     * Without TLS.
     *
     * @throws IOException when no port can be opened
     */
    public DmpStub() throws IOException {
        this(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), "http");
    }

    private DmpStub(ServerSocket listening, String scheme) {
        this.listening = listening;
        this.scheme = scheme;
        byte[] body = Resources.bytes("dmp-answer.xml");
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml; charset=UTF-8\r\nContent-Length: " + body.length
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        this.answer = whole.toByteArray();
        threads.execute(this::listen);
    }

    /**
     * With mutual TLS.
     *
     * @throws IOException when no port can be opened
     */
    public static DmpStub secured(SSLContext context) throws IOException {
        var listening = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        listening.setNeedClientAuth(true);
        return new DmpStub(listening, "https");
    }

    /** Root of its services. */
    public String url() {
        return scheme + "://" + listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort();
    }

    /** The last request received, empty when there is none. */
    Received received() {
        return received.get();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                client.setTcpNoDelay(true);
                threads.execute(() -> serve(client));
            } catch (IOException _) {
                // Closed, or a client that went before it was served: the next turn of the loop tells them apart.
            }
        }
    }

    private void serve(Socket client) {
        try (client; var in = new BufferedInputStream(client.getInputStream()); OutputStream out = client.getOutputStream()) {
            for (HttpBody body = HttpBody.next(in); body != null; body = body.last() ? null : HttpBody.next(in)) {
                take(body);
                out.write(answer);
                out.flush();
            }
            client.shutdownOutput();
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // A client that goes away without a word is its own affair: what it needed to hear, it has heard or asks again.
        }
    }

    private void take(HttpBody body) throws IOException {
        var beginning = new ByteArrayOutputStream(KEPT);
        long size = body.read((block, length) -> beginning.write(block, 0, Math.min(length, KEPT - beginning.size())));
        received.set(new Received(beginning.toString(StandardCharsets.UTF_8), size));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
