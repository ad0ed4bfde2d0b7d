package fr.passerelle.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import fr.passerelle.simulators.pki.Credential;
import fr.passerelle.simulators.pki.TestPki;

/** A test authority that certifies the one establishment and the DMP stub. */
public final class StubAuthority {
    private final TestPki authority = TestPki.create();

    /** The establishment's secret. */
    public String certificates() {
        return authority.secret("1" + StubAccount.FINESS);
    }

    /** Whom the establishment believes, in PEM. */
    public String trust() {
        return authority.trustPem();
    }

    /** Certificate and key of the DMP stub, which is {@code localhost}. */
    Credential server() {
        return authority.server();
    }

    /** The DMP's end of TLS: shows its certificate and believes this authority. */
    public SSLContext serverContext() {
        try {
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(server().keyStore(), Credential.PASSWORD.toCharArray());
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            roots.setCertificateEntry("root", authority.root());
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(roots);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKIX and TLS", e);
        }
    }
}
