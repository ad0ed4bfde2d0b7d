package fr.passerelle.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.util.Locale;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import fr.passerelle.simulators.pki.Credential;

/** A DMP as an old server could be: a JVM of its own where old protocols are allowed, one port for each version of TLS. It tells what it meets, a line each. */
final class SingleProtocolDmp {
    private final String protocol;
    private final SSLServerSocket listening;
    private final PrintStream told;

    private SingleProtocolDmp(SSLContext context, String protocol, PrintStream told) throws IOException {
        this.protocol = protocol;
        this.told = told;
        this.listening = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress());
        listening.setEnabledProtocols(new String[]{protocol});
    }

    /** @param arguments file of its PKCS#12, then the versions of TLS */
    public static void main(String[] arguments) throws Exception {
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
        SSLContext context = context(Path.of(arguments[0]));
        for (int i = 1; i < arguments.length; i++) {
            var dmp = new SingleProtocolDmp(context, arguments[i], System.out);
            System.out.println(arguments[i] + " listens on " + dmp.listening.getLocalPort());
            Thread.ofPlatform().start(dmp::serve);
        }
    }

    private static SSLContext context(Path pkcs12) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pkcs12)) {
            store.load(in, Credential.PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, Credential.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void serve() {
        while (true) {
            try (var socket = (SSLSocket) listening.accept()) {
                socket.startHandshake();
                told.println(protocol + " spoken");
                answer(socket.getInputStream(), socket.getOutputStream());
            } catch (SSLException e) {
                told.println(protocol + " refused");
            } catch (IOException e) {
                told.println(protocol + " cut");
            }
        }
    }

    private void answer(InputStream request, OutputStream out) throws IOException {
        var in = new BufferedInputStream(request);
        long length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(line.split(":", 2)[1].strip());
            }
        }
        in.skipNBytes(length);
        byte[] answer = Resources.bytes("dmp-answer.xml");
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml; charset=UTF-8\r\nConnection: close\r\nContent-Length: "
                + answer.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(answer);
        out.flush();
        told.println(protocol + " fed");
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
