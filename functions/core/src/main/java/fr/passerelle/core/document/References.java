package fr.passerelle.core.document;

import org.jspecify.annotations.Nullable;

/**
 * Order, accession number and imaging study of a document; all three are compulsory for an imaging report (documents.md §8).
 *
 * @param orderId order number in the hospital's domain
 * @param accessionNumber accession number of the examination
 * @param studyInstanceUid DICOM study, an OID of 64 characters at most
 */
public record References(@Nullable String orderId, @Nullable String accessionNumber, @Nullable String studyInstanceUid) {
    public static final References NONE = new References(null, null, null);
}
