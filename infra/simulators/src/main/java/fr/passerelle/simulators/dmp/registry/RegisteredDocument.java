package fr.passerelle.simulators.dmp.registry;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A document the DMP accepted; the signature of its lot is none.
 *
 * @param entryUuid {@code urn:uuid:…} given by the registry
 * @param uniqueId OID of the document
 * @param lotId OID of the lot that brought it
 * @param structure Struct_IdNat of the structure that fed it
 * @param patient matricule INS
 * @param status availability
 * @param version where it stands among the versions of the document
 * @param typeCode type
 * @param classCode class
 * @param confidentialityCodes all of them, the CDA's first
 * @param title title of the entry
 * @param hash SHA-1 of the bytes, 40 hexadecimal digits
 * @param size bytes
 * @param receivedAt time of registration
 */
public record RegisteredDocument(String entryUuid, String uniqueId, String lotId, String structure, String patient, Status status,
        Version version, String typeCode, String classCode, List<String> confidentialityCodes, String title, String hash, long size,
        Instant receivedAt) {

    /** Availability of an entry (JDV_J52). */
    public enum Status {
        APPROVED("urn:oasis:names:tc:ebxml-regrep:StatusType:Approved"),
        /** Replaced. */
        DEPRECATED("urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated"),
        DELETED("urn:asip:ci-sis:2010:StatusType:Deleted");

        private final String urn;

        Status(String urn) {
            this.urn = urn;
        }

        /** As written in a slot. */
        public String urn() {
            return urn;
        }
    }

    /**
     * A version of a document.
     *
     * @param setId {@code setId/@root} of the CDA, the same for all versions
     * @param number {@code versionNumber} of the CDA
     * @param replaces uniqueId of the version the RPLC association names, null without one
     */
    public record Version(String setId, String number, @Nullable String replaces) {}

    public RegisteredDocument {
        confidentialityCodes = List.copyOf(confidentialityCodes);
    }

    /** Whether the patient finds it in the list of their documents. */
    public boolean visibleToPatient() {
        return status == Status.APPROVED && !confidentialityCodes.contains("INVISIBLE_PATIENT");
    }

    /** Whether professionals other than its author find it. */
    public boolean visibleToProfessionals() {
        return status == Status.APPROVED && !confidentialityCodes.contains("MASQUE_PS");
    }

    /** Whether the legal representatives of a minor find it. */
    public boolean visibleToRepresentatives() {
        return visibleToPatient() && !confidentialityCodes.contains("INVISIBLE_REPRESENTANTS_LEGAUX");
    }

    RegisteredDocument with(Status other) {
        return new RegisteredDocument(entryUuid, uniqueId, lotId, structure, patient, other, version, typeCode, classCode,
                confidentialityCodes, title, hash, size, receivedAt);
    }

    /** Technical ids only. */
    @Override
    public String toString() {
        return "RegisteredDocument[" + uniqueId + ", " + status + "]";
    }
}
