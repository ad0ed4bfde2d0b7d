package fr.passerelle.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The versions and suites of a service and the check of the server's name, set on each socket: the Lambda runtime client gives old
 * protocols back to the whole JVM (aws-stack.md §7.6).
 */
final class TlsSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;
    private final TlsRules rules;

    TlsSockets(SSLSocketFactory sockets, TlsRules rules) {
        this.sockets = sockets;
        this.rules = rules;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return rules.suites().toArray(String[]::new);
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
        parameters.setProtocols(rules.protocols().toArray(String[]::new));
        parameters.setCipherSuites(getDefaultCipherSuites());
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        return tls;
    }
}
