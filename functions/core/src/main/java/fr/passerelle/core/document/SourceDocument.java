package fr.passerelle.core.document;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * One document of a drop, as the hospital supplies it (documents.md §8).
 *
 * @param id local key of the document: constant over the versions of a chain
 * @param version 1 for the first, then increasing
 * @param replaces the version replaced, absent for a creation
 * @param file name of the PDF beside the descriptor; of a document given as a CDA, name of what brings it
 * @param type code of JDV_J07
 * @param title at most 128 characters
 * @param confidentiality {@code N}, {@code R} or {@code V}
 * @param signedAt time of the legal authentication
 * @param revealOn day on which a document hidden from the patient is shown by itself, absent: when an event says so
 * @param cda what the hospital gives as a CDA of its own, sent to the byte; absent: the gateway writes one around the PDF
 */
public record SourceDocument(String id, int version, @Nullable Version replaces, String file, String type, String title,
        OffsetDateTime createdAt, String confidentiality, Visibility visibility, Author author, Professional legalAuthenticator,
        OffsetDateTime signedAt, Act act, Stay stay, References references,
        @Nullable LocalDate revealOn, @Nullable GivenCda cda) {
    /** A document that comes as a PDF. */
    public SourceDocument(String id, int version, @Nullable Version replaces, String file, String type, String title,
            OffsetDateTime createdAt, String confidentiality, Visibility visibility, Author author, Professional legalAuthenticator,
            OffsetDateTime signedAt, Act act, Stay stay, References references, @Nullable LocalDate revealOn) {
        this(id, version, replaces, file, type, title, createdAt, confidentiality, visibility, author, legalAuthenticator, signedAt, act,
                stay, references, revealOn, null);
    }

    /** Whether a matricule is written in it by somebody else: it cannot be taken out, nor put in. */
    public boolean bearsIns() {
        return cda != null && cda.bearsIns();
    }

    /** This version, as others name it. */
    public Version own() {
        return new Version(id, version);
    }

    /** The same, seen by others. */
    public SourceDocument with(Visibility flags) {
        return new SourceDocument(id, version, replaces, file, type, title, createdAt, confidentiality, flags, author, legalAuthenticator,
                signedAt, act, stay, references, revealOn, cda);
    }
}
