package fr.passerelle.formats.xds;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Attribute {@code hash} of a {@code DocumentEntry} (IHE ITI TF-3 §4.2.3.2.10): SHA-1, hexadecimal. */
public final class DocumentHash {
    private DocumentHash() {
    }

    /** In small letters; senders write either. */
    public static String of(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
