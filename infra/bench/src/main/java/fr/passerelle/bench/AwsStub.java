package fr.passerelle.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An account where nothing ever happened: tables without items, queues that take every message, one secret, and the few objects of
 * {@link StubObjects}. Just enough of the DynamoDB, SQS, Secrets Manager and S3 protocols for a function to reach its answer, and
 * nothing that would weigh on a measure. It keeps nothing: the local platform is the one that behaves.
 */
final class AwsStub implements AutoCloseable {
    private static final String NO_SUCH_KEY = "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>";
    private static final String SECRET = "{\"Name\":\"bench\",\"SecretString\":\"" + "62656e6368".repeat(7) + "\"}";
    private static final String ETAG = "\"00000000000000000000000000000000\"";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;
    private final StubObjects objects;

    /** @throws IOException when no port can be opened */
    AwsStub(StubObjects objects) throws IOException {
        this.objects = objects;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::route);
        http.start();
    }

    /** Root of every service. */
    String url() {
        return "http://" + http.getAddress().getAddress().getHostAddress() + ":" + http.getAddress().getPort();
    }

    private void route(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "POST" -> post(exchange);
                case "PUT" -> {
                    exchange.getResponseHeaders().set("ETag", ETAG);
                    exchange.sendResponseHeaders(200, -1);
                }
                default -> object(exchange);
            }
        }
    }

    private static void post(HttpExchange exchange) throws IOException {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        String body = target.equals("secretsmanager.GetSecretValue") ? SECRET : "{}";
        send(exchange, 200, "application/x-amz-json-1.0", body.getBytes(StandardCharsets.UTF_8));
    }

    private void object(HttpExchange exchange) throws IOException {
        byte[] content = objects.find(exchange.getRequestURI().getPath()).orElse(null);
        if (content == null) {
            send(exchange, 404, "application/xml", NO_SUCH_KEY.getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.getResponseHeaders().set("ETag", ETAG);
            send(exchange, 200, "application/octet-stream", content);
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

    /** Everything {@code template.yaml} sets for a function, pointed at this account. */
    Map<String, String> variables() {
        String url = url();
        var variables = new HashMap<>(Map.of("AWS_REGION", "eu-west-3", "AWS_ACCESS_KEY_ID", "bench", "AWS_SECRET_ACCESS_KEY", "bench",
                "S3_PATH_STYLE", "true", "AWS_ENDPOINT_URL_DYNAMODB", url, "AWS_ENDPOINT_URL_S3", url, "AWS_ENDPOINT_URL_SQS", url,
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", url));
        variables.putAll(Map.of("TRANSMISSION_TABLE", "transmissions", "DROP_BUCKET", "drops", "VAULT_BUCKET", "vault", "RESULTS_BUCKET",
                "results", "CONFIGURATION_BUCKET", "configuration", "PATIENT_KEY_SECRET_PREFIX", "patient-key/", "DROP_QUEUE_URL",
                url + "/000000000000/drops", "DMP_QUEUE_URL", url + "/000000000000/dmp", "MAILBOX_QUEUE_URL",
                url + "/000000000000/mailbox"));
        variables.putAll(Map.of("NATIONAL_ENVIRONMENT", "TEST", "LARGEST_DOCUMENT_BYTES", "20971520", "ORPHAN_GRACE_SECONDS", "120",
                "RETRY_BASE_SECONDS", "30", "MOST_ATTEMPTS", "8", "LEASE_SECONDS", "120", "APPOINTMENT_MERGE_SECONDS", "0"));
        variables.putAll(Map.of("DMP_BASE_URL", url, "DMP_TIMEOUT_SECONDS", "60", "DMP_HOMOLOGATION_ID", "bench", "DMP_VIHF_VERSION",
                "3.0", "DMP_AUTHENTICATION_MODE_NAME", "Authentification_Mode"));
        variables.putAll(Map.of("MSSANTE_HOST", "127.0.0.1", "MSSANTE_PORT", "9", "MSSANTE_STARTTLS", "true", "MSSANTE_NIL", "bench",
                "PATIENT_MAIL_DOMAIN", "patient.mssante.example", "ALLOWED_MAIL_DOMAINS", "mssante.example", "LARGEST_MAIL_BYTES",
                "26214400"));
        return variables;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
