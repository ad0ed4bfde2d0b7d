package fr.passerelle.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** A function that connects as anybody would who leaves protocols and suites to the JVM. Event: a port, a line feed, whom to believe in PEM. */
public final class AnybodysSocket implements RequestHandler<String, String> {

    /** The version of TLS both ends agreed on. */
    @Override
    public String handleRequest(String event, Context context) {
        String[] parts = event.split("\n", 2);
        try (var socket = (SSLSocket) believing(parts[1]).getSocketFactory().createSocket("localhost", Integer.parseInt(parts[0]))) {
            socket.startHandshake();
            return socket.getSession().getProtocol();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext believing(String pem) throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Lays the class out as a package would be. */
    static Path unpackedIn(Path folder) throws IOException {
        String own = AnybodysSocket.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve(own);
        Files.createDirectories(target.getParent());
        try (InputStream in = AnybodysSocket.class.getResourceAsStream("/" + own)) {
            Files.copy(in, target);
        }
        return folder;
    }
}
