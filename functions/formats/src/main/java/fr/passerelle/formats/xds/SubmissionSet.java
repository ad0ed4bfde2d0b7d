package fr.passerelle.formats.xds;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.valueset.Code;

/**
 * The lot itself (XDS SubmissionSet; documents.md §4.2).
 *
 * @param id symbolic name inside the request, e.g. {@code SubmissionSet01}
 * @param author the sender, not necessarily the author of the documents
 * @param patientId CX, the same as that of every entry
 * @param sourceId OID of the sending system
 * @param submissionTime DTM, UTC
 * @param uniqueId OID, derived once so that every try sends the same
 */
public record SubmissionSet(String id, XdsAuthor author, @Nullable String comments, Code contentType, String patientId, String sourceId,
        String submissionTime, String title, String uniqueId) {}
