package fr.passerelle.simulators.dmp;

import java.time.InstantSource;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;

import fr.passerelle.simulators.pki.ClientCertificates;

/** Mutual TLS of the DMP: version 1.2, four cipher suites, a client certificate for clientAuth (dmp-transport.md §2.1, §2.3). */
final class ServerTls {
    private static final String[] SUITES = {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"};

    private ServerTls() {
    }

    static HttpsConfigurator configurator(Enforcement enforcement, InstantSource clock) {
        return new Configurator(new ClientCertificates(Seals.trust(enforcement), clock).server(enforcement.server(), "TLSv1.2"));
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
}
