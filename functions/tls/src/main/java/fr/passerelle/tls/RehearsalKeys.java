package fr.passerelle.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;

/**
 * Keys for a rehearsal before a snapshot, read the way those of an establishment are: a PKCS#12 opens slowly the first time. The key is made for it
 * and forgotten; the certificate is public and belongs to another key, so nobody will verify what is signed with it.
 */
public final class RehearsalKeys {
    private static final String PASSWORD = "rehearsal";
    private static final int BITS = 2048;

    private RehearsalKeys() {
    }

    /** The authorities of a rehearsal: its one certificate. */
    public static TrustAnchors anchors() {
        try (InputStream pem = Objects.requireNonNull(RehearsalKeys.class.getResourceAsStream("rehearsal.pem"))) {
            return TrustAnchors.ofPem(new String(pem.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key with the certificate of {@link #anchors}. */
    public static KeyEntry entry() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            String store = Base64.getEncoder().encodeToString(pkcs12(generator.generateKeyPair().getPrivate()));
            return KeyMaterial.read("{\"authentication\":[{\"pkcs12\":\"" + store + "\",\"password\":\"" + PASSWORD + "\"}]}")
                    .of(KeyUse.AUTHENTICATION).getFirst();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has RSA and PKCS#12", e);
        }
    }

    private static byte[] pkcs12(PrivateKey key) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(PASSWORD, key, PASSWORD.toCharArray(), anchors().certificates().toArray(X509Certificate[]::new));
        var written = new ByteArrayOutputStream();
        keys.store(written, PASSWORD.toCharArray());
        return written.toByteArray();
    }
}
