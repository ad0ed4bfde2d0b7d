package fr.passerelle.formats.cda.read;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.document.SourceDocument;
import fr.passerelle.core.identity.Patient;

/**
 * A CDA without fault.
 *
 * @param source visible to all: flags are no matter of a CDA, whoever brings it adds them ({@link SourceDocument#with})
 * @param patient as the header gives it, with the status that the context vouches for
 * @param xml the bytes to send, to be given to nobody who would change them
 * @param pdf the PDF of its body, or the PDF copy of a structured document; absent when it holds none
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, handed over once and never compared
public record CdaDocument(SourceDocument source, Patient patient, byte[] xml, byte @Nullable [] pdf) {
    @Override
    public String toString() {
        return "CdaDocument[" + source.id() + "]";
    }
}
