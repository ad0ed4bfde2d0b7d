package fr.passerelle.dmp.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Digest of a document over its canonical form, as the manifest of the lot wants it for XML (dmp-transport.md §6.2). Nothing is kept in memory. */
public final class CanonicalDigest {
    private CanonicalDigest() {
    }

    /**
     * Reads a document to its end.
     *
     * @param xml closed by this method
     * @throws NotCanonicalException when it is not well-formed or has a DTD; the message says nothing of the content
     * @throws IOException when it cannot be read
     */
    public static byte[] of(InputStream xml, SignatureDigest digest) throws IOException {
        MessageDigest running = digest.begin();
        CanonicalXml.write(xml, new DigestOutputStream(OutputStream.nullOutputStream(), running));
        return running.digest();
    }
}
