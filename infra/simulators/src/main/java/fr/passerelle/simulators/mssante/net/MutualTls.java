package fr.passerelle.simulators.mssante.net;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import fr.passerelle.simulators.pki.Certificates;
import fr.passerelle.simulators.pki.ClientCertificates;
import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

/**
 * Mutual TLS of an MSSanté operator: version 1.2 or 1.3, a client certificate for clientAuth, and the mailboxes its structure may use
 * (messages.md §4.2).
 */
public final class MutualTls {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;
    private final Map<String, String> owners;

    private MutualTls(SSLContext context, Map<String, String> owners) {
        this.context = context;
        this.owners = owners;
    }

    /**
     * @param pki authority of the certificates accepted
     * @param shown certificate shown to clients
     * @param owners Struct_IdNat by address of mailbox; one that is not listed is open to every structure
     * @param clock time at which certificates are judged
     */
    public static MutualTls of(TestPki pki, Credential shown, Map<String, String> owners, InstantSource clock) {
        Map<String, String> lower = owners.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        return new MutualTls(new ClientCertificates(pki.trust(), clock).server(shown, "TLS"), lower);
    }

    /**
     * A connection gone over to TLS, its client known.
     *
     * @param structure Struct_IdNat of the client's certificate
     */
    public record Secured(SSLSocket socket, String structure) {}

    /** @throws IOException when the client shows no certificate or one that is refused */
    public Secured upgrade(Socket plain) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(true);
        socket.setEnabledProtocols(PROTOCOLS);
        socket.startHandshake();
        return new Secured(socket, Certificates.structure((X509Certificate) socket.getSession().getPeerCertificates()[0]));
    }

    /** Whether the structure may send from a mailbox and read it. */
    public boolean mayUse(String structure, String address) {
        return owners.getOrDefault(address.toLowerCase(Locale.ROOT), structure).equals(structure);
    }
}
