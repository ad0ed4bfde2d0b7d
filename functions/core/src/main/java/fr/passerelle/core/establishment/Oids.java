package fr.passerelle.core.establishment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * OID plan of one establishment (documents.md §2.6): documents {@code R.3.n}, sets {@code R.4.n}, lots {@code R.5.n},
 * signatures {@code R.6.n}; orders and accession numbers have the domains {@code R.7} and {@code R.8}, HL7 v3 messages and their
 * queries {@code R.9} and {@code R.10}.
 *
 * <p>{@code n} is a 63-bit number taken from SHA-256 of what is named, so running again gives the same id. Collisions
 * (one in 2^31 for a billion documents) are caught by the claim of the document, which stores the pair.
 *
 * @param root root R of the deployment, at most 40 characters so that every id stays under the 64 of the CI-SIS
 */
public record Oids(String root) {
    public String document(String establishment, String documentId, int version) {
        return id(3, "document", establishment, documentId, Integer.toString(version));
    }

    /** Of what is mailed without matricule: its bytes are not those that the DMP gets, and an id names bytes (documents.md §2.6). */
    public String documentWithoutIns(String establishment, String documentId, int version) {
        return id(3, "document-without-ins", establishment, documentId, Integer.toString(version));
    }

    public String set(String establishment, String chainId) {
        return id(4, "set", establishment, chainId);
    }

    public String lot(String dispatchId) {
        return id(5, "lot", dispatchId);
    }

    public String signature(String dispatchId) {
        return id(6, "signature", dispatchId);
    }

    /** Domain of the order numbers of the hospital. */
    public String orderDomain() {
        return root + ".7";
    }

    /** Domain of the accession numbers of the hospital. */
    public String accessionDomain() {
        return root + ".8";
    }

    /** Domain of the identifiers of HL7 v3 messages. */
    public String messageDomain() {
        return root + ".9";
    }

    /** Domain of the identifiers of HL7 v3 queries. */
    public String queryDomain() {
        return root + ".10";
    }

    private String id(int arc, String... parts) {
        return root + "." + arc + "." + number(String.join("\n", parts));
    }

    private static long number(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
