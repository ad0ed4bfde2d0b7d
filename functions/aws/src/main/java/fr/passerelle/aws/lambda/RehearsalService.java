package fr.passerelle.aws.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers every call of {@link ClientRehearsal} with the least that its client accepts, on the loopback and on any free port. */
final class RehearsalService implements AutoCloseable {
    /** Body of the only message sent to it: the answer has its digest, which the client checks. */
    static final String MESSAGE = "{}";

    private static final String LIST = "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Contents><Key>rehearsal</Key></Contents></ListBucketResult>";
    private static final String TARGET = "X-Amz-Target";
    private static final int OK = 200;
    private static final int NO_BODY = -1;

    private final HttpServer server;

    private RehearsalService(HttpServer server) {
        this.server = server;
    }

    static RehearsalService start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", RehearsalService::answer);
        server.start();
        return new RehearsalService(server);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            String target = exchange.getRequestHeaders().getFirst(TARGET);
            boolean json = target != null;
            exchange.getResponseHeaders().set("Content-Type", json ? "application/x-amz-json-1.0" : "application/octet-stream");
            exchange.getResponseHeaders().set("ETag", "\"" + MESSAGE + "\"");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(OK, NO_BODY);
                return;
            }
            byte[] body = (json ? words(target) : object(exchange)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String words(String target) {
        if (target.endsWith(".SendMessage")) {
            return "{\"MessageId\":\"rehearsal\",\"MD5OfMessageBody\":\"" + digest() + "\"}";
        }
        return target.endsWith(".GetSecretValue") ? "{\"SecretString\":\"rehearsal\"}" : MESSAGE;
    }

    private static String object(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query != null && query.contains("list-type") ? LIST : MESSAGE;
    }

    private static String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(MESSAGE.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
