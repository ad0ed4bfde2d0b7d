package fr.passerelle.dmp.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

/** A TLS server that speaks one protocol to one client and says one byte. */
public final class TlsPeer implements AutoCloseable {
    private final SSLServerSocket listening;
    private final CompletableFuture<List<? extends Certificate>> client = new CompletableFuture<>();

    /** Whether the server asks for a client certificate. */
    enum Clients {
        NEEDED,
        NOT_ASKED
    }

    private TlsPeer(SSLServerSocket listening) {
        this.listening = listening;
        Thread.ofVirtual().start(this::serve);
    }

    static TlsPeer of(TestPki pki, String protocol, Clients clients, String... suites) throws Exception {
        return of(pki.server(), pki, protocol, clients, suites);
    }

    static TlsPeer of(Credential server, TestPki clientsOf, String protocol, Clients clients, String... suites) throws Exception {
        SSLContext context = context(server, clientsOf);
        var listening = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
        listening.setEnabledProtocols(new String[]{protocol});
        if (suites.length > 0) {
            listening.setEnabledCipherSuites(suites);
        }
        listening.setNeedClientAuth(clients == Clients.NEEDED);
        return new TlsPeer(listening);
    }

    /** A server with this certificate, which believes the clients of one authority. */
    public static SSLContext context(Credential server, TestPki clientsOf) throws Exception {
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(server.keyStore(), Credential.PASSWORD.toCharArray());
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", clientsOf.root());
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Protocol and suite a client gets, once both ends have exchanged a byte. */
    String met(SSLSocketFactory sockets, String host) throws IOException {
        try (var socket = (SSLSocket) sockets.createSocket(host, listening.getLocalPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(1);
            if (socket.getInputStream().read() != 1) {
                throw new IOException("no answer");
            }
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }

    /** Certificates the client has shown. */
    List<? extends Certificate> client() throws ExecutionException, InterruptedException {
        return client.get();
    }

    /** Sockets of a client without any demand. */
    static SSLSocketFactory anybody() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{new Credulous()}, null);
        return context.getSocketFactory();
    }

    private void serve() {
        try (var socket = (SSLSocket) listening.accept()) {
            socket.startHandshake();
            client.complete(shown(socket));
            socket.getOutputStream().write(socket.getInputStream().read());
        } catch (IOException e) {
            client.completeExceptionally(e);
        }
    }

    private static List<Certificate> shown(SSLSocket socket) {
        try {
            return List.of(socket.getSession().getPeerCertificates());
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /** Believes everything. */
    private static final class Credulous extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
