package fr.passerelle.dmp.security;

import java.io.IOException;
import java.util.List;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.dmp.DmpSecurity;
import fr.passerelle.dmp.security.TlsPeer.Clients;
import fr.passerelle.simulators.pki.CertificateOrder;
import fr.passerelle.tls.ClientTls;
import fr.passerelle.tls.KeyEntry;
import fr.passerelle.tls.KeyMaterial;
import fr.passerelle.tls.KeyUse;
import fr.passerelle.tls.TrustAnchors;
import fr.passerelle.tls.UnusableKeysException;

import static fr.passerelle.dmp.security.TestKeys.AUTHENTICATION;
import static fr.passerelle.dmp.security.TestKeys.OTHER_PKI;
import static fr.passerelle.dmp.security.TestKeys.PKI;
import static fr.passerelle.dmp.security.TestKeys.STRUCTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientTlsTest {
    private static final TrustAnchors ANCHORS = TrustAnchors.ofPem(PKI.trustPem());
    private static final SSLSocketFactory SOCKETS = new ClientTls(DmpSecurity.TLS).sockets(AUTHENTICATION, ANCHORS);

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"})
    void bothEndsKnowEachOther(String suite) throws Exception {
        try (var peer = TlsPeer.of(PKI, "TLSv1.2", Clients.NEEDED, suite)) {
            assertThat(peer.met(SOCKETS, "localhost")).isEqualTo("TLSv1.2 " + suite);
            assertThat(peer.client()).isEqualTo(AUTHENTICATION.chain());
        }
    }

    @Test
    void anAddressInTheCertificateIsANameToo() throws Exception {
        try (var peer = TlsPeer.of(PKI, "TLSv1.2", Clients.NEEDED)) {
            assertThat(peer.met(SOCKETS, "127.0.0.1")).startsWith("TLSv1.2");
        }
    }

    @Test
    void aServerThatAsksForNoCertificateIsMetWithoutOne() throws Exception {
        try (var peer = TlsPeer.of(PKI, "TLSv1.2", Clients.NOT_ASKED)) {
            assertThat(peer.met(SOCKETS, "localhost")).startsWith("TLSv1.2");
            assertThat(peer.client()).isEmpty();
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsRefused() throws Exception {
        try (var peer = TlsPeer.of(OTHER_PKI, "TLSv1.2", Clients.NOT_ASKED)) {
            assertThatThrownBy(() -> peer.met(SOCKETS, "localhost")).isInstanceOf(SSLHandshakeException.class)
                    .hasStackTraceContaining("PKIX path building failed");
        }
    }

    @Test
    void aServerWhoseCertificateHasEndedIsRefused() throws Exception {
        try (var peer = TlsPeer.of(PKI.issue(CertificateOrder.server().expired()), PKI, "TLSv1.2", Clients.NOT_ASKED)) {
            assertThatThrownBy(() -> peer.met(SOCKETS, "localhost")).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aClientCertificateIsNoServerCertificate() throws Exception {
        try (var peer = TlsPeer.of(PKI.authentication(STRUCTURE), PKI, "TLSv1.2", Clients.NOT_ASKED)) {
            assertThatThrownBy(() -> peer.met(SOCKETS, "localhost")).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aServerOfAnotherNameIsRefused() throws Exception {
        try (var peer = TlsPeer.of(PKI, "TLSv1.2", Clients.NOT_ASKED)) {
            assertThatThrownBy(() -> peer.met(SOCKETS, "127.0.0.2")).isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("127.0.0.2");
        }
    }

    @Test
    void aServerOfTls13OnlyIsRefused() throws Exception {
        try (var peer = TlsPeer.of(PKI, "TLSv1.3", Clients.NOT_ASKED)) {
            assertThatThrownBy(() -> peer.met(SOCKETS, "localhost")).isInstanceOf(SSLException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"})
    void aServerOfOtherSuitesIsRefused(String suite) throws Exception {
        try (var peer = TlsPeer.of(PKI, "TLSv1.2", Clients.NOT_ASKED, suite)) {
            assertThatThrownBy(() -> peer.met(SOCKETS, "localhost")).isInstanceOf(SSLException.class);
        }
        try (var peer = TlsPeer.of(PKI, "TLSv1.2", Clients.NOT_ASKED, suite)) {
            assertThat(peer.met(TlsPeer.anybody(), "localhost")).as("the server does speak").isEqualTo("TLSv1.2 " + suite);
        }
    }

    @Test
    void aContextIsKeptPerKeyAndAnchorsAndMadeAgainOnRotation() {
        var tls = new ClientTls(DmpSecurity.TLS);
        SSLSocketFactory first = tls.sockets(AUTHENTICATION, ANCHORS);
        KeyEntry readAgain = KeyMaterial.read(PKI.secret(STRUCTURE)).used(KeyUse.AUTHENTICATION, TestKeys.NOW);
        assertThat(tls.sockets(new KeyEntry(AUTHENTICATION.key(), AUTHENTICATION.chain()), TrustAnchors.ofPem(PKI.trustPem())))
                .isSameAs(first);
        assertThat(tls.sockets(readAgain, ANCHORS)).as("another certificate").isNotSameAs(first);
        assertThat(tls.sockets(AUTHENTICATION, TrustAnchors.ofPem(OTHER_PKI.trustPem()))).as("other anchors").isNotSameAs(first);
    }

    @Test
    void anchorsThatCannotBeReadAreAConfigurationFault() {
        for (String pem : List.of("", "no pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            assertThatThrownBy(() -> TrustAnchors.ofPem(pem)).isInstanceOfSatisfying(UnusableKeysException.class,
                    e -> assertThat(e.reason().code()).isEqualTo("TRUST_UNREADABLE"));
        }
        assertThat(TrustAnchors.ofPem(PKI.trustPem() + OTHER_PKI.trustPem()).certificates()).containsExactly(PKI.root(), OTHER_PKI.root());
    }

    /** In a JVM of its own: what it sets holds for a whole JVM (aws-stack.md §7.6). */
    @ParameterizedTest
    @ValueSource(strings = {"lambda", "everything"})
    void aJvmThatGivesOldProtocolsBackChangesNothing(String weakening) throws IOException, InterruptedException {
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"),
                WeakenedJvm.class.getName(), weakening).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines()).containsExactly("anybody meets TLSv1.1", "anybody meets TLSv1",
                "anybody meets TLS_RSA_WITH_AES_128_CBC_SHA",
                "the DMP client refuses TLSv1.1", "the DMP client refuses TLSv1", "the DMP client refuses TLSv1.3",
                "the DMP client refuses TLS_RSA_WITH_AES_128_CBC_SHA", "the DMP client meets TLSv1.2");
    }
}
