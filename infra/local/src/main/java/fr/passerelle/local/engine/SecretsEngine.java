package fr.passerelle.local.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Secrets Manager as far as this project uses it: {@code CreateSecret}, {@code PutSecretValue}, {@code GetSecretValue} and {@code DescribeSecret},
 * in memory, one version a secret.
 */
public final class SecretsEngine implements Engine {
    private static final int LARGEST_REQUEST = 1 << 17;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> secrets = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads;
    private final String region;
    private final String account;
    private final InstantSource clock;

    private SecretsEngine(HttpServer server, ExecutorService threads, String region, String account, InstantSource clock) {
        this.server = server;
        this.threads = threads;
        this.region = region;
        this.account = account;
        this.clock = clock;
    }

    public static SecretsEngine start(String region, String account, InstantSource clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), 0), 0);
            ExecutorService threads = Executors.newFixedThreadPool(2, Thread.ofPlatform().name("secrets-", 0).daemon().factory());
            SecretsEngine engine = new SecretsEngine(server, threads, region, account, clock);
            server.setExecutor(threads);
            server.createContext("/", engine::handle);
            server.start();
            return engine;
        } catch (IOException e) {
            throw new EngineException("Secrets Manager did not start", e);
        }
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, ObjectNode body) {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectNode request = json.readValue(exchange.getRequestBody().readNBytes(LARGEST_REQUEST), ObjectNode.class);
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            Answer answer = switch (target) {
                case "secretsmanager.CreateSecret" -> create(request);
                case "secretsmanager.PutSecretValue" -> replace(request);
                case "secretsmanager.GetSecretValue" -> read(request.path("SecretId").asText());
                case "secretsmanager.DescribeSecret" -> described(read(request.path("SecretId").asText()));
                default -> error("InvalidRequestException", "this machine has no " + target);
            };
            byte[] body = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer create(ObjectNode request) {
        String name = request.path("Name").asText();
        ObjectNode secret = secret(name, request);
        if (secrets.putIfAbsent(name, secret) != null) {
            return error("ResourceExistsException", "there is already a secret of that name");
        }
        return written(secret);
    }

    private Answer replace(ObjectNode request) {
        String name = request.path("SecretId").asText();
        ObjectNode secret = secret(name, request);
        return secrets.replace(name, secret) == null
                ? error("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
                : written(secret);
    }

    private ObjectNode secret(String name, ObjectNode request) {
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        secret.put("ARN", "arn:aws:secretsmanager:" + region + ":" + account + ":secret:" + name + "-000000").put("Name", name)
                .put("VersionId", "00000000-0000-0000-0000-000000000001").put("CreatedDate", clock.instant().getEpochSecond());
        request.properties().stream().filter(e -> e.getKey().equals("SecretString") || e.getKey().equals("SecretBinary"))
                .forEach(e -> secret.set(e.getKey(), e.getValue()));
        return secret;
    }

    private static Answer written(ObjectNode secret) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return new Answer(200, answer.setAll(secret.deepCopy().retain("ARN", "Name", "VersionId")));
    }

    private Answer read(String name) {
        ObjectNode secret = secrets.get(name);
        return secret == null
                ? error("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
                : new Answer(200, secret);
    }

    /** Nothing of the value. */
    private static Answer described(Answer read) {
        return read.status() == 200 ? new Answer(200, read.body().deepCopy().retain("ARN", "Name", "CreatedDate")) : read;
    }

    private static Answer error(String type, String message) {
        return new Answer(400, JsonNodeFactory.instance.objectNode().put("__type", type).put("Message", message));
    }
}
