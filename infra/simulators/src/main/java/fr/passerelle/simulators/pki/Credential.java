package fr.passerelle.simulators.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * A private key and its certificates.
 *
 * @param key private key, RSA 2048
 * @param chain the certificate, then its issuers up to the root
 */
public record Credential(PrivateKey key, List<X509Certificate> chain) {
    /** Password of every PKCS#12 of the tests: it protects nothing. */
    public static final String PASSWORD = "motdepasse-de-test";

    public Credential {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** A PKCS#12 with one key entry, protected by {@link #PASSWORD}. */
    public byte[] pkcs12() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            keyStore().store(bytes, PASSWORD.toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("writing a key store in memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** A key store in memory with one key entry, protected by {@link #PASSWORD}. */
    public KeyStore keyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("1", key, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKCS#12", e);
        }
    }

    /** {@code {"pkcs12":"<base64>","password":"…"}}. */
    String json() {
        return "{\"pkcs12\":\"" + Base64.getEncoder().encodeToString(pkcs12()) + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Credential[" + certificate().getSubjectX500Principal() + "]";
    }
}
