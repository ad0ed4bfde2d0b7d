package fr.passerelle.core.document;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;

/**
 * What document-intake leaves in the package vault for the dispatch functions: everything a lot or a mail needs, judged and
 * complete, with the configuration of the establishment as it was when the drop was judged.
 */
public record DocumentPackage(String inputId, Establishment establishment, @Nullable String site, Patient patient,
        List<PreparedDocument> documents, Destinations destinations, Message message) {
    public DocumentPackage {
        documents = List.copyOf(documents);
    }
}
