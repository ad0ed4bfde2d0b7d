package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;

import javax.net.ssl.SSLPeerUnverifiedException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service of the DMP over HTTP or HTTPS. */
final class DmpHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DmpHandler.class);

    private final Endpoint endpoint;
    private final Reception reception;

    DmpHandler(Endpoint endpoint, Reception reception) {
        this.endpoint = endpoint;
        this.reception = reception;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, Answer.empty(405));
                return;
            }
            String type = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
            Optional<Answer> answer = reception.receive(endpoint, type, exchange.getRequestBody(), caller(exchange));
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        } catch (IOException e) {
            // The caller gave up or the scenario made it give up: what it asked for is done or not, as the registry shows.
            LOG.info("a call on {} ended without its answer: {}", endpoint.name(), e.getClass().getSimpleName());
        }
    }

    private static Caller caller(HttpExchange exchange) throws SSLPeerUnverifiedException {
        return exchange instanceof HttpsExchange secured
                ? new Caller((X509Certificate) secured.getSSLSession().getPeerCertificates()[0])
                : Caller.UNKNOWN;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        byte[] body = answer.bytes();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
