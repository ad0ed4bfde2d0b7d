package fr.passerelle.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * The client end of mutual TLS: an {@link SSLContext} of its own per key and trust anchors, so that nothing of what the
 * JVM or the Lambda runtime client sets counts (dmp-transport.md §2.3, aws-stack.md §7.6).
 *
 * <p>Contexts are kept, since a handshake can then resume; a new key or other anchors make a new one. Thread-safe.
 */
public final class ClientTls {
    /** More establishments than one instance serves at the same time; beyond, the one not used for longest is made again. */
    private static final int MOST_KEPT = 64;

    private final TlsRules rules;
    private final Map<Ends, SSLSocketFactory> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ends, SSLSocketFactory> eldest) {
            return size() > MOST_KEPT;
        }
    };

    public ClientTls(TlsRules rules) {
        this.rules = rules;
    }

    /** Who we are and whom we believe. */
    private record Ends(KeyEntry authentication, TrustAnchors anchors) {}

    /** Sockets that show this certificate when asked for one, and believe these anchors only. */
    public synchronized SSLSocketFactory sockets(KeyEntry authentication, TrustAnchors anchors) {
        return known.computeIfAbsent(new Ends(authentication, anchors), this::made);
    }

    private SSLSocketFactory made(Ends ends) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[]{new OneKey(ends.authentication())}, trust(ends.anchors()).getTrustManagers(), null);
            return new TlsSockets(context.getSocketFactory(), rules);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has TLS 1.2 and PKIX", e);
        }
    }

    private static TrustManagerFactory trust(TrustAnchors anchors) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate anchor : anchors.certificates()) {
            store.setCertificateEntry(Integer.toString(number++), anchor);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory;
    }
}
