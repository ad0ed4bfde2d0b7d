package fr.passerelle.aws;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Clear values of patients as nobody reads them in the table: AES-256-GCM with a random nonce of 12 bytes before the text, under a key
 * derived by HKDF-SHA256 from the establishment's own secret. The key of the item is authenticated with the text, so that one put
 * into another item opens no more (docs/decisions/0095-sealed-traits.md).
 */
public final class SealedTexts {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    /** Names the use: another use of the same secret has another key. */
    private static final byte[] INFO = "passerelle sealed texts 1".getBytes(StandardCharsets.US_ASCII);

    private final PatientSecrets secrets;
    private final RandomGenerator random;

    /** @param random a secure one */
    public SealedTexts(PatientSecrets secrets, RandomGenerator random) {
        this.secrets = secrets;
        this.random = random;
    }

    /**
     * Closes a text into an item.
     *
     * @param establishment FINESS EJ, whose secret the key comes from
     */
    byte[] seal(String establishment, Key item, byte[] text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, establishment, item, nonce).doFinal(text);
            return ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    /** @throws IllegalStateException when it was changed, or closed into another item or for another establishment */
    byte[] open(String establishment, Key item, byte[] closed) {
        if (closed.length < NONCE) {
            throw new IllegalStateException("a sealed text does not open");
        }
        try {
            byte[] nonce = Arrays.copyOf(closed, NONCE);
            return cipher(Cipher.DECRYPT_MODE, establishment, item, nonce).doFinal(closed, NONCE, closed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed text does not open", e);
        }
    }

    private Cipher cipher(int mode, String establishment, Key item, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key(establishment), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((item.pk() + "\n" + item.sk()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKey key(String establishment) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES",
                HKDFParameterSpec.ofExtract().addIKM(secrets.of(establishment)).thenExpand(INFO, KEY));
    }
}
