package fr.passerelle.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import javax.security.auth.x500.X500Principal;

/**
 * A private key and its certificates.
 *
 * @param key never shown
 * @param chain the certificate of the key, then its issuers as far as they were given; at least one
 */
public record KeyEntry(PrivateKey key, List<X509Certificate> chain) {
    public KeyEntry {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key without its certificate");
        }
    }

    /** The certificate of the key. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Subject as the VIHF names its issuer (dmp-transport.md §4.1): RFC 2253 order and keywords, so {@code ST=} and never {@code S=}. */
    public String subject() {
        return certificate().getSubjectX500Principal().getName(X500Principal.RFC2253);
    }

    public Instant notBefore() {
        return certificate().getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return certificate().getNotAfter().toInstant();
    }

    /** Both ends of the validity belong to it (RFC 5280 §4.1.2.5). */
    boolean validAt(Instant instant) {
        return !instant.isBefore(notBefore()) && !instant.isAfter(notAfter());
    }

    /** Dates only: neither the key nor names. */
    @Override
    public String toString() {
        return "KeyEntry[" + notBefore() + " to " + notAfter() + "]";
    }
}
