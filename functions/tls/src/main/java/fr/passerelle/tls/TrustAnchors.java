package fr.passerelle.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

import fr.passerelle.core.dispatch.Reason;

/**
 * The only authorities believed when a national service shows its certificate, whatever trust store the JVM has (dmp-transport.md §2.3).
 *
 * @param certificates at least one
 */
public record TrustAnchors(List<X509Certificate> certificates) {
    public TrustAnchors {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads PEM (RFC 7468), one certificate after the other.
     *
     * @throws UnusableKeysException {@code TRUST_UNREADABLE}
     */
    public static TrustAnchors ofPem(String pem) {
        try {
            List<X509Certificate> read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))).stream()
                    .map(X509Certificate.class::cast).toList();
            if (!read.isEmpty()) {
                return new TrustAnchors(read);
            }
        } catch (CertificateException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static UnusableKeysException unreadable() {
        return new UnusableKeysException(Reason.of("TRUST_UNREADABLE"));
    }
}
