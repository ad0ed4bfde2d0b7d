package fr.passerelle.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import fr.passerelle.core.port.Departure;
import fr.passerelle.core.port.StoreUnavailableException;
import fr.passerelle.dmp.security.TestKeys;
import fr.passerelle.dmp.security.TlsPeer;
import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;
import fr.passerelle.tls.ClientTls;
import fr.passerelle.tls.KeyEntry;
import fr.passerelle.tls.TrustAnchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpSoapTransportTest {
    private static final TrustAnchors ANCHORS = TrustAnchors.ofPem(TestKeys.PKI.trustPem());
    private static final SSLSocketFactory TLS = new ClientTls(DmpSecurity.TLS).sockets(TestKeys.AUTHENTICATION, ANCHORS);
    private AutoCloseable server = () -> {
    };

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void theRequestIsStreamedWithItsLengthAndOneConnection() throws IOException {
        var headers = new AtomicReference<Headers>();
        var received = new AtomicLong();
        URI base = http(200, "answer", headers, received);
        SoapAnswer answer = transport(base).post(TLS, "/repository", "multipart/related; boundary=\"B\"", body(20 << 20),
                Departure.AT_ONCE);
        assertThat(answer).isInstanceOfSatisfying(SoapAnswer.Received.class, r -> {
            assertThat(r.status()).isEqualTo(200);
            assertThat(new String(r.body(), StandardCharsets.UTF_8)).isEqualTo("answer");
            assertThat(r.contentType()).isEqualTo("application/soap+xml");
        });
        assertThat(received).hasValue(20 << 20);
        assertThat(headers.get().getFirst("Content-Length")).isEqualTo(Long.toString(20 << 20));
        assertThat(headers.get().getFirst("Content-Type")).isEqualTo("multipart/related; boundary=\"B\"");
        assertThat(headers.get().getFirst("Connection")).isEqualTo("close");
    }

    @Test
    void everyStatusIsAnAnswerWithItsBody() throws Exception {
        for (int status : new int[]{301, 400, 401, 403, 404, 413, 429, 500, 502, 503, 504}) {
            URI base = http(status, "why", new AtomicReference<>(), new AtomicLong());
            assertThat(transport(base).post(TLS, "/registry", "application/soap+xml", body(10), Departure.AT_ONCE)).isInstanceOfSatisfying(
                    SoapAnswer.Received.class,
                    r -> assertThat(r.status()).isEqualTo(status));
            server.close();
        }
    }

    @Test
    void anUnreachableDmpWasNotSentAnything() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(transport(URI.create("http://127.0.0.1:" + closed)).post(TLS, "/repository", "x/y", body(10), Departure.AT_ONCE))
                .isEqualTo(new SoapAnswer.NotSent("ConnectException"));
        assertThat(transport(URI.create("http://dmp.invalid")).post(TLS, "/repository", "x/y", body(10), Departure.AT_ONCE))
                .isInstanceOf(SoapAnswer.NotSent.class);
    }

    @Test
    void withoutATurnTheOtherEndListensAndNothingComes() throws Exception {
        var received = new CompletableFuture<Integer>();
        URI listening = raw(socket -> received.complete(socket.getInputStream().read()));
        assertThat(transport(listening).post(TLS, "/repository", "x/y", body(10), () -> false)).isEqualTo(SoapAnswer.Withheld.CEILING);
        assertThat(received.get(10, TimeUnit.SECONDS)).as("end of the connection").isEqualTo(-1);
    }

    @Test
    void aSilenceOrACutAfterTheBodyIsALostAnswer() throws IOException {
        URI silent = raw(socket -> socket.getInputStream().readNBytes(1 << 20));
        assertThat(transport(silent).post(TLS, "/repository", "x/y", body(1000), Departure.AT_ONCE))
                .isEqualTo(new SoapAnswer.Lost("SocketTimeoutException"));
        URI cut = raw(socket -> {
            untilBodyRead(socket, 1000);
            socket.close();
        });
        assertThat(transport(cut).post(TLS, "/repository", "x/y", body(1000), Departure.AT_ONCE)).isInstanceOf(SoapAnswer.Lost.class);
    }

    @Test
    void aCutBeforeTheEndOfTheBodyIsNotSent() throws IOException {
        URI cut = raw(socket -> {
            socket.getInputStream().readNBytes(100);
            socket.setSoLinger(true, 0);
            socket.close();
        });
        assertThat(transport(cut).post(TLS, "/repository", "x/y", body(50 << 20), Departure.AT_ONCE))
                .isEqualTo(new SoapAnswer.NotSent("cut while sending"));
    }

    @Test
    void anAnswerWithoutEndIsNotReadToTheEnd() throws IOException {
        URI endless = raw(socket -> {
            untilBodyRead(socket, 10);
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 4096; i++) {
                out.write(new byte[1024]);
            }
        });
        assertThat(transport(endless).post(TLS, "/repository", "x/y", body(10), Departure.AT_ONCE))
                .isEqualTo(new SoapAnswer.Lost("answer too large"));
    }

    @Test
    void aVaultThatFailsLeavesTheRequestUnfinished() throws IOException {
        var received = new AtomicLong();
        URI base = raw(socket -> received.set(socket.getInputStream().readAllBytes().length));
        RequestBody broken = new RequestBody() {
            @Override
            public long length() {
                return 100_000;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(new byte[50_000]);
                throw new StoreUnavailableException("vault", new IOException());
            }
        };
        assertThatThrownBy(() -> transport(base).post(TLS, "/repository", "x/y", broken, Departure.AT_ONCE))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(received.get()).isLessThan(100_000);
    }

    @Test
    void aPeerThatSpeaksNoTlsIsNotSentTheRequest() throws IOException {
        URI plain = raw(socket -> socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        var https = URI.create(plain.toString().replace("http:", "https:"));
        assertThat(transport(https).post(TLS, "/repository", "x/y", body(10), Departure.AT_ONCE)).isEqualTo(new SoapAnswer.NotSent("TLS"));
    }

    @Test
    void eachCallShowsTheCertificateOfItsEstablishment() throws Exception {
        URI base = https(TestKeys.PKI.server(), TestKeys.PKI);
        assertThat(transport(base, Duration.ofSeconds(20)).post(TLS, "/repository", "x/y", body(10), Departure.AT_ONCE))
                .isInstanceOfSatisfying(
                        SoapAnswer.Received.class,
                        r -> assertThat(new String(r.body(), StandardCharsets.UTF_8)).isEqualTo(TestKeys.AUTHENTICATION.subject()));
        KeyEntry other = TestKeys.entry(TestKeys.PKI.authentication("1750000001"));
        assertThat(transport(base, Duration.ofSeconds(20)).post(new ClientTls(DmpSecurity.TLS).sockets(other, ANCHORS), "/repository",
                "x/y", body(10), Departure.AT_ONCE))
                .isInstanceOfSatisfying(
                        SoapAnswer.Received.class,
                        r -> assertThat(new String(r.body(), StandardCharsets.UTF_8)).contains("OU=1750000001"));
    }

    @Test
    void aServerNobodyAnswersForIsNotSentTheRequest() throws Exception {
        URI base = https(TestKeys.OTHER_PKI.server(), TestKeys.PKI);
        assertThat(transport(base, Duration.ofSeconds(20)).post(TLS, "/repository", "x/y", body(10), Departure.AT_ONCE))
                .isEqualTo(new SoapAnswer.Untrusted("TLS"));
    }

    @Test
    void aServerThatRefusesTheCertificateWasNotSentTheRequest() throws Exception {
        URI base = https(TestKeys.PKI.server(), TestKeys.OTHER_PKI);
        assertThat(transport(base, Duration.ofSeconds(20)).post(TLS, "/repository", "x/y", body(10), Departure.AT_ONCE))

                .as("the alert may be overtaken by the end of the connection")
                .isInstanceOfAny(SoapAnswer.Untrusted.class, SoapAnswer.NotSent.class);
    }

    private HttpSoapTransport transport(URI base) {
        return transport(base, Duration.ofMillis(400));
    }

    private HttpSoapTransport transport(URI base, Duration patience) {
        return new HttpSoapTransport(new DmpSettings(base, Duration.ofSeconds(5), patience, VihfOptions.of("1", "H")));
    }

    private static RequestBody body(int size) {
        return new RequestBody() {
            @Override
            public long length() {
                return size;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                byte[] chunk = new byte[64 * 1024];
                for (int left = size; left > 0; left -= chunk.length) {
                    out.write(chunk, 0, Math.min(left, chunk.length));
                }
            }
        };
    }

    private URI http(int status, String answer, AtomicReference<Headers> headers, AtomicLong received) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            headers.set(exchange.getRequestHeaders());
            try (InputStream in = exchange.getRequestBody()) {
                received.set(in.transferTo(OutputStream.nullOutputStream()));
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/soap+xml");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        http.start();
        server = () -> http.stop(0);
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Answers with the subject of the certificate it was shown. */
    private URI https(Credential own, TestPki clients) throws Exception {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext context = TlsPeer.context(own, clients);
        https.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        https.createContext("/", exchange -> {
            var shown = (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
            byte[] bytes = new KeyEntry(own.key(), List.of(shown)).subject().getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        https.start();
        server = () -> https.stop(0);
        return URI.create("https://localhost:" + https.getAddress().getPort());
    }

    /** What a peer does with its only connection. */
    private interface Peer {
        void talk(Socket socket) throws IOException;
    }

    private URI raw(Peer peer) throws IOException {
        var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (listening; Socket socket = listening.accept()) {
                peer.talk(socket);
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    private static void untilBodyRead(Socket socket, int length) throws IOException {
        InputStream in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        in.readNBytes(length);
    }
}
