package fr.passerelle.core.document;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.establishment.Structure;
import fr.passerelle.core.valueset.Code;

/**
 * What a CDA given by the hospital says of itself. Its bytes are sent as they came, so that its metadata follow its own header and not the
 * configuration of the establishment (documents.md §4.3).
 *
 * @param uniqueId {@code id/@root}, an OID alone
 * @param setId {@code setId/@root}; the unique id where an old producer gives none and the establishment lets it
 * @param versionNumber {@code versionNumber/@value}, 1 for the first
 * @param bearsIns whether a matricule is written in it: it can then leave only under that identity, qualified
 * @param bytes SHA-256 of the CDA, 64 hexadecimal characters
 * @param format formatCode (documents.md §7.3)
 * @param facility code of JDV_J02
 * @param practiceSetting code of JDV_J04
 * @param authors one at least, in the order of the header
 * @param createdAt DTM, UTC, as precise as the CDA
 * @param startedAt DTM, UTC, as precise as the CDA
 * @param endedAt DTM, UTC, absent when the act is not over or its end unknown
 * @param patientId local identifier of the patient, absent when the CDA bears none
 * @param references orders, accession numbers and studies
 */
public record GivenCda(String uniqueId, String setId, int versionNumber, boolean bearsIns, String bytes, Code format, String facility,
        String practiceSetting, List<Contributor> authors, String createdAt, String startedAt, @Nullable String endedAt,
        @Nullable LocalId patientId, List<Reference> references) {
    public GivenCda {
        authors = List.copyOf(authors);
        references = List.copyOf(references);
    }

    /**
     * An author, where it works.
     *
     * @param role label of {@code functionCode} (JDV_J47), absent when not told
     */
    public record Contributor(Author author, Structure structure, @Nullable String role) {}

    /**
     * An identifier and the OID of what gave it.
     *
     * @param value the extension
     */
    public record LocalId(String value, String domain) {
        @Override
        public String toString() {
            return "LocalId[***, " + domain + "]";
        }
    }

    /** An order, an accession number or an imaging study; a study is an OID by itself, without domain. */
    public record Reference(Kind kind, String value, @Nullable String domain) {
        /** Kinds that the DMP knows (JDV_J231). */
        public enum Kind {
            ORDER,
            ACCESSION,
            STUDY
        }
    }
}
