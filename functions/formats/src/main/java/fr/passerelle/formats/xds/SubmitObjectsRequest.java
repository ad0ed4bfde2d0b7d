package fr.passerelle.formats.xds;

import java.util.List;
import java.util.stream.Stream;

/** A lot complete: the submission set, its documents and the associations between them (documents.md §4.1). */
public record SubmitObjectsRequest(SubmissionSet submissionSet, List<DocumentEntry> documents, List<Association> associations) {
    public SubmitObjectsRequest {
        documents = List.copyOf(documents);
        associations = List.copyOf(associations);
    }

    /** The same lot with one more document, e.g. its signature, and the associations that bind it. */
    public SubmitObjectsRequest with(DocumentEntry document, List<Association> bindings) {
        return new SubmitObjectsRequest(submissionSet, Stream.concat(documents.stream(), Stream.of(document)).toList(),
                Stream.concat(associations.stream(), bindings.stream()).toList());
    }

    /** The same lot with one more association, e.g. a replacement. */
    public SubmitObjectsRequest with(Association association) {
        return new SubmitObjectsRequest(submissionSet, documents,
                Stream.concat(associations.stream(), Stream.of(association)).toList());
    }
}
