package fr.passerelle.core.document;

import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.establishment.Establishment;
import fr.passerelle.core.identity.Patient;

/**
 * What document-intake leaves in the package vault for the dispatch functions: everything a lot or a mail needs, judged and
 * complete, with the configuration of the establishment as it was when the drop was judged.
 *
 * @param message what the creator says of the mails, which goes before what the pathway says
 * @param instructions what the pathway says of them
 */
public record DocumentPackage(String inputId, Establishment establishment, @Nullable String site, Patient patient,
        List<PreparedDocument> documents, List<PreparedDeletion> deletions, Destinations destinations, Message message,
        Instructions instructions) {
    public DocumentPackage {
        documents = List.copyOf(documents);
        deletions = List.copyOf(deletions);
    }

    /** Order of the mails and of the DMP; a mail that asks to delete leaves whatever the DMP makes of the deletion. */
    public Sequence sequence() {
        Sequence asked = instructions.sequence();
        return deletes() ? new Sequence(asked.dmpFirst(), asked.longest(), false) : asked;
    }

    /** Whether this asks for deletions; a package holds documents or deletions, never both. */
    public boolean deletes() {
        return !deletions.isEmpty();
    }

    /**
     * Whether it is that of the mails to professionals which leave before the INS is qualified: nothing made of it bears a matricule
     * (docs/decisions/0125-mail-without-ins.md).
     */
    public boolean withoutIns() {
        return !patient.qualified();
    }

    /** The same, about care that a minor keeps secret. */
    public DocumentPackage secret() {
        List<PreparedDocument> kept = documents.stream().map(d -> d.with(d.source().with(d.source().visibility().secret()))).toList();
        return new DocumentPackage(inputId, establishment, site, patient, kept, deletions, destinations, message, instructions);
    }

    /**
     * Who stands behind the call for one of its parts.
     *
     * @param part which document or deletion, from 0
     */
    public Requester requester(int part) {
        if (deletes()) {
            Deletion deletion = deletions.get(part).source();
            return new Requester(deletion.author(), deletion.legalAuthenticator(), deletion.decidedAt(), false);
        }
        SourceDocument document = documents.get(part).source();
        return new Requester(document.author(), document.legalAuthenticator(), document.signedAt(),
                document.visibility().secretConnection());
    }
}
