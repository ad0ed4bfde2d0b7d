package fr.passerelle.simulators.xds;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hash and size of a document as XDS counts them (documents.md §4.3).
 *
 * @param sha1 40 hexadecimal digits, lower case
 * @param size bytes
 */
public record Digest(String sha1, long size) {
    private static final int BUFFER = 64 * 1024;

    public static Digest of(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
            }
            return new Digest(HexFormat.of().formatHex(digest.digest()), size);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
