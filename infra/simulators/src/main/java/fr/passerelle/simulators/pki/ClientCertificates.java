package fr.passerelle.simulators.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Judges client certificates at the time of the simulator's clock, which the JDK's trust manager cannot. */
public final class ClientCertificates implements X509TrustManager {
    private final Trust trust;
    private final InstantSource clock;

    public ClientCertificates(Trust trust, InstantSource clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * A server that shows a certificate and judges those of its clients.
     *
     * @param protocol name of the JDK: {@code TLSv1.2}, or {@code TLS} for every version
     */
    public SSLContext server(Credential shown, String protocol) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(shown.keyStore(), Credential.PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance(protocol);
            context.init(keys.getKeyManagers(), new TrustManager[]{this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS 1.2", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trust.requireClient(chain[0], clock.instant());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the simulator calls no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.authorities().toArray(X509Certificate[]::new);
    }
}
