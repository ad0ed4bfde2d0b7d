package fr.passerelle.dmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;

import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS 1.2 alone, with the suites the DMP accepts (dmp-transport.md §2.3), whatever the JVM allows: the Lambda runtime client gives
 * old protocols back to the whole JVM (aws-stack.md §7.6).
 */
public final class DmpTls extends SSLSocketFactory {
    private static final String[] PROTOCOLS = {"TLSv1.2"};
    private static final Set<String> SUITES = Set.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final SSLSocketFactory sockets;
    private final String[] suites;

    /** @param sockets of the trust store and, once the establishment has its certificates, of its key */
    public DmpTls(SSLSocketFactory sockets) {
        this.sockets = sockets;
        this.suites = Arrays.stream(sockets.getSupportedCipherSuites()).filter(SUITES::contains).toArray(String[]::new);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return suites.clone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return suites.clone();
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
        if (socket instanceof SSLSocket tls) {
            tls.setEnabledProtocols(PROTOCOLS);
            tls.setEnabledCipherSuites(suites);
        }
        return socket;
    }
}
