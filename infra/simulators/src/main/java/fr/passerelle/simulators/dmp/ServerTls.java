package fr.passerelle.simulators.dmp;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;

import fr.passerelle.simulators.dmp.signature.Trust;
import fr.passerelle.simulators.pki.Credential;

/** Mutual TLS of the DMP: version 1.2, four cipher suites, a client certificate for clientAuth (dmp-transport.md §2.1, §2.3). */
final class ServerTls {
    private static final String[] SUITES = {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"};

    private ServerTls() {
    }

    static HttpsConfigurator configurator(Enforcement enforcement, InstantSource clock) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(enforcement.server().keyStore(), Credential.PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLSv1.2");
            context.init(keys.getKeyManagers(), new TrustManager[]{new Clients(Seals.trust(enforcement), clock)}, null);
            return new Configurator(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS 1.2", e);
        }
    }

    private static SSLParameters parameters(SSLContext context) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[]{"TLSv1.2"});
        parameters.setCipherSuites(SUITES);
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    /** The JDK's server asks for a subclass. */
    private static final class Configurator extends HttpsConfigurator {
        private Configurator(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters params) {
            params.setSSLParameters(parameters(getSSLContext()));
        }
    }

    /** Judges client certificates at the time of the simulator's clock, which the JDK's trust manager cannot. */
    private static final class Clients implements X509TrustManager {
        private final Trust trust;
        private final InstantSource clock;

        private Clients(Trust trust, InstantSource clock) {
            this.trust = trust;
            this.clock = clock;
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
}
