package fr.passerelle.dmp.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS 1.2 alone, with the suites the DMP accepts and the check of the server's name (dmp-transport.md §2.3), set on each socket: the
 * Lambda runtime client gives old protocols back to the whole JVM (aws-stack.md §7.6).
 */
final class TlsSockets extends SSLSocketFactory {
    static final String PROTOCOL = "TLSv1.2";
    /** Best first. */
    private static final List<String> SUITES = List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384");

    private final SSLSocketFactory sockets;

    TlsSockets(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return SUITES.toArray(String[]::new);
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return getDefaultCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
        return restricted(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return restricted(sockets.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return restricted(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return restricted(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return restricted(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
        return restricted(sockets.createSocket(address, port, localAddress, localPort));
    }

    private Socket restricted(Socket socket) {
        if (!(socket instanceof SSLSocket tls)) {
            throw new IllegalStateException("a TLS context gave a socket without TLS");
        }
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(new String[]{PROTOCOL});
        parameters.setCipherSuites(getDefaultCipherSuites());
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        return tls;
    }
}
