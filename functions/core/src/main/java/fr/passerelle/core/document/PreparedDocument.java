package fr.passerelle.core.document;

import org.jspecify.annotations.Nullable;

/**
 * A document made ready: its CDA is in the vault and will not change, so every later use sends the same bytes.
 *
 * @param uniqueId {@code ClinicalDocument/id/@root} and XDS uniqueId, an OID alone
 * @param setId {@code setId/@root}, constant over the versions
 * @param chain root of its chain: the local key its first version was dropped under
 * @param cda path of the CDA in the package vault
 * @param size bytes of the CDA
 * @param hash SHA-1 of the CDA, 40 lower-case hexadecimal characters (documents.md §4.3)
 * @param pdf path of the PDF in the package vault; absent when the document was given as a CDA that holds none
 * @param pdfSize bytes of the PDF, 0 without one
 */
public record PreparedDocument(SourceDocument source, String uniqueId, String setId, String chain, String cda, long size, String hash,
        @Nullable String pdf, long pdfSize) {
    /** The same, with what its source has become. */
    public PreparedDocument with(SourceDocument changed) {
        return new PreparedDocument(changed, uniqueId, setId, chain, cda, size, hash, pdf, pdfSize);
    }
}
