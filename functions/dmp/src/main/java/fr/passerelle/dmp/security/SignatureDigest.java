package fr.passerelle.dmp.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;

/** Digest of a signature and of what it signs: SHA-256, or SHA-1 should the DMP still want it (dmp-transport.md §4.4, §6.2, §15). */
public enum SignatureDigest {
    SHA256("SHA-256", DigestMethod.SHA256, SignatureMethod.RSA_SHA256),
    SHA1("SHA-1", DigestMethod.SHA1, SignatureMethod.RSA_SHA1);

    private final String algorithm;
    private final String digestMethod;
    private final String signatureMethod;

    SignatureDigest(String algorithm, String digestMethod, String signatureMethod) {
        this.algorithm = algorithm;
        this.digestMethod = digestMethod;
        this.signatureMethod = signatureMethod;
    }

    /** A new digest, empty. */
    public MessageDigest begin() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /** URI of XML Signature for the digest. */
    String digestMethod() {
        return digestMethod;
    }

    /** URI of XML Signature for RSA with the digest. */
    String signatureMethod() {
        return signatureMethod;
    }
}
