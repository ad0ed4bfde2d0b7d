package fr.passerelle.simulators.dmp;

import java.time.Instant;
import java.util.List;

/**
 * A document the DMP accepted.
 *
 * @param entryUuid {@code urn:uuid:…} given by the registry
 * @param uniqueId OID of the document
 * @param lotId OID of the lot that brought it
 * @param patient matricule INS
 * @param status {@code Approved}, or {@code Deprecated} once replaced
 * @param typeCode type
 * @param classCode class
 * @param confidentialityCodes all of them, the CDA's first
 * @param title title of the entry
 * @param hash SHA-1 of the bytes, 40 hexadecimal digits
 * @param size bytes
 * @param receivedAt time of registration
 */
public record RegisteredDocument(String entryUuid, String uniqueId, String lotId, String patient, Status status, String typeCode,
        String classCode, List<String> confidentialityCodes, String title, String hash, long size, Instant receivedAt) {

    /** Availability of an entry (JDV_J52); a wire status is the OASIS URN of the same word. */
    public enum Status {
        APPROVED,
        DEPRECATED
    }

    public RegisteredDocument {
        confidentialityCodes = List.copyOf(confidentialityCodes);
    }

    RegisteredDocument deprecated() {
        return new RegisteredDocument(entryUuid, uniqueId, lotId, patient, Status.DEPRECATED, typeCode, classCode, confidentialityCodes,
                title, hash, size, receivedAt);
    }

    /** Technical ids only. */
    @Override
    public String toString() {
        return "RegisteredDocument[" + uniqueId + ", " + status + "]";
    }
}
