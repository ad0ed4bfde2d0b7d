package fr.passerelle.simulators.dmp.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;

import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;

/**
 * Algorithms a signature may use. Which ones the DMP accepts is UNCONFIRMED (dmp-transport.md §15.1).
 *
 * @param sha1 whether SHA-1 is accepted beside SHA-256
 */
public record Algorithms(boolean sha1) {
    private static final Map<String, String> NAMES = Map.of(DigestMethod.SHA256, "SHA-256", DigestMethod.SHA1, "SHA-1");

    boolean signs(String uri) {
        return uri.equals(SignatureMethod.RSA_SHA256) || (sha1 && uri.equals(SignatureMethod.RSA_SHA1));
    }

    boolean digests(String uri) {
        return uri.equals(DigestMethod.SHA256) || (sha1 && uri.equals(DigestMethod.SHA1));
    }

    /** A digest to be fed, empty when the algorithm is not accepted. */
    Optional<MessageDigest> digest(String uri) {
        if (!digests(uri)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MessageDigest.getInstance(NAMES.getOrDefault(uri, uri)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1 and SHA-256", e);
        }
    }
}
