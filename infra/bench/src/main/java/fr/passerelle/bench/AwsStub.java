package fr.passerelle.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import fr.passerelle.formats.json.Json;

/**
 * Just enough of the DynamoDB, SQS, Secrets Manager and S3 protocols for a function to do its whole job on a {@link StubAccount}, and
 * nothing that would weigh on a measure. It refuses nothing: the local platform is the one that behaves.
 */
final class AwsStub implements AutoCloseable {
    private static final String NO_SUCH_KEY = "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>";
    private static final String VERSION = "096fKKXTRTtl3on89fVO.nfljtsv6qko";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<StubAccount> account;
    private final StubSecrets secrets;
    private final HttpServer http;

    /** @throws IOException when no port can be opened */
    AwsStub(StubAccount account, StubSecrets secrets) throws IOException {
        this.account = new AtomicReference<>(account.copy());
        this.secrets = secrets;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::route);
        http.start();
    }

    /** Root of every service. */
    String url() {
        return "http://" + http.getAddress().getAddress().getHostAddress() + ":" + http.getAddress().getPort();
    }

    /** Forgets what was done, and holds what that account holds. */
    void reset(StubAccount held) {
        account.set(held.copy());
    }

    /** What it holds now. */
    StubAccount account() {
        return account.get().copy();
    }

    private void route(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "POST" -> call(exchange, exchange.getRequestBody().readAllBytes());
                case "PUT" -> put(exchange);
                default -> object(exchange);
            }
        }
    }

    private void call(HttpExchange exchange, byte[] body) throws IOException {
        String[] target = exchange.getRequestHeaders().getFirst("X-Amz-Target").split("\\.", 2);
        String answer = switch (target[0]) {
            case "secretsmanager" -> secret(Json.mapper().readTree(body).path("SecretId").textValue());
            case "AmazonSQS" -> message(Json.mapper().readTree(body));
            default -> account.get().table().answer(target[1], Json.mapper().readTree(body)).toString();
        };
        send(exchange, 200, "application/x-amz-json-1.0", answer.getBytes(StandardCharsets.UTF_8));
    }

    private String secret(String name) {
        return Json.mapper().createObjectNode().put("Name", name).put("SecretString", secrets.of(name)).toString();
    }

    private String message(JsonNode request) {
        String url = request.path("QueueUrl").textValue();
        String body = request.path("MessageBody").textValue();
        account.get().send(url.substring(url.lastIndexOf('/') + 1), body);
        return Json.mapper().createObjectNode().put("MessageId", Event.MESSAGE_ID)
                .put("MD5OfMessageBody", md5(body.getBytes(StandardCharsets.UTF_8))).toString();
    }

    private void put(HttpExchange exchange) throws IOException {
        String coding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        InputStream body = exchange.getRequestBody();
        byte[] content = (coding != null && coding.contains("aws-chunked") ? new AwsChunks(body) : body).readAllBytes();
        account.get().objects().put(exchange.getRequestURI().getPath(), content);
        describe(exchange, content);
        exchange.sendResponseHeaders(200, -1);
    }

    private void object(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (query != null && query.contains("list-type=2")) {
            send(exchange, 200, "application/xml", listing(exchange.getRequestURI().getPath(), query).getBytes(StandardCharsets.UTF_8));
            return;
        }
        byte[] content = account.get().object(exchange.getRequestURI().getPath()).orElse(null);
        if (content == null) {
            send(exchange, 404, "application/xml", NO_SUCH_KEY.getBytes(StandardCharsets.UTF_8));
        } else {
            describe(exchange, content);
            send(exchange, 200, "application/octet-stream", content);
        }
    }

    /** The keys of a bucket under the prefix asked for. */
    private String listing(String bucket, String query) {
        String prefix = Stream.of(query.split("&")).filter(p -> p.startsWith("prefix=")).map(p -> p.substring("prefix=".length()))
                .findFirst().orElse("");
        String root = bucket.endsWith("/") ? bucket : bucket + "/";
        String contents = account.get().objects().keySet().stream().filter(path -> path.startsWith(root + prefix))
                .map(path -> "<Contents><Key>" + path.substring(root.length()) + "</Key></Contents>").collect(Collectors.joining());
        return "<ListBucketResult><IsTruncated>false</IsTruncated>" + contents + "</ListBucketResult>";
    }

    private static void describe(HttpExchange exchange, byte[] content) {
        exchange.getResponseHeaders().set("ETag", '"' + md5(content) + '"');
        exchange.getResponseHeaders().set("x-amz-version-id", VERSION);
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
