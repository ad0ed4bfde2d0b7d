package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.time.Duration;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.simulators.pki.CertificateOrder;
import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DmpTlsTest {
    private static final TestPki PKI = TestPki.create();
    private static DmpSimulator dmp;

    @BeforeAll
    static void start() throws IOException {
        dmp = DmpSimulator.start(DmpSettings.secured(new TestClock(), PKI));
    }

    @AfterAll
    static void stop() {
        dmp.close();
    }

    @Test
    void a_client_with_the_certificate_of_the_structure_is_served() throws Exception {
        assertThat(dmp.baseUrl().getScheme()).isEqualTo("https");
        HttpResponse<String> answer = feed(PKI.authentication(SignedCall.STRUCTURE), "TLSv1.2", null);

        assertThat(answer.body()).contains("ResponseStatusType:Success");
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.2");
    }

    @Test
    void the_certificate_of_another_structure_is_no_authentication() throws Exception {
        assertThat(feed(PKI.authentication("1750100125"), "TLSv1.2", null).body()).contains("wsse:FailedAuthentication");
    }

    static Stream<Arguments> refusedClients() {
        return Stream.of(Arguments.of("seal", PKI.signature(SignedCall.STRUCTURE)),
                Arguments.of("expired", PKI.issue(CertificateOrder.authentication(SignedCall.STRUCTURE).expired())),
                Arguments.of("not yet valid", PKI.issue(CertificateOrder.authentication(SignedCall.STRUCTURE).notYetValid())),
                Arguments.of("other authority", TestPki.productionLike().authentication(SignedCall.STRUCTURE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedClients")
    void a_certificate_that_does_not_authenticate_is_refused_in_the_handshake(String what, Credential client) {
        assertThatThrownBy(() -> feed(client, "TLSv1.2", null)).isInstanceOf(IOException.class);
    }

    @Test
    void a_client_without_certificate_tls_1_3_and_other_suites_are_refused_in_the_handshake() {
        Credential client = PKI.authentication(SignedCall.STRUCTURE);

        assertThatThrownBy(() -> feed(null, "TLSv1.2", null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> feed(client, "TLSv1.3", null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> feed(client, "TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256")).isInstanceOf(IOException.class);
    }

    @Test
    void an_outage_lets_the_handshake_through() throws Exception {
        dmp.down(Outage.UNAVAILABLE);
        try {
            HttpResponse<String> answer = feed(PKI.authentication(SignedCall.STRUCTURE), "TLSv1.2", null);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.sslSession()).isPresent();
        } finally {
            dmp.up();
        }
    }

    private static HttpResponse<String> feed(Credential client, String protocol, String suite) throws Exception {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[]{protocol});
        if (suite != null) {
            parameters.setCipherSuites(new String[]{suite});
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(dmp.baseUrl() + "/" + DmpSimulator.REPOSITORY))
                .timeout(Duration.ofSeconds(10)).header("Content-Type", SampleCall.right().contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(SignedCall.right(PKI).feedBytes())).build();
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context(client))
                .sslParameters(parameters).build()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static SSLContext context(Credential client) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", PKI.root());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (client != null) {
            keys.init(client.keyStore(), Credential.PASSWORD.toCharArray());
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(client == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
