package fr.passerelle.core.rule;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;

/**
 * One destination of a drop: a document or a deletion to the DMP, or all of them in one mail.
 *
 * @param part which document or deletion (DMP) or which professional (mail), from 0
 * @param documents the documents carried; none for a deletion
 */
public record Branch(Destination destination, int part, Drop drop, List<SourceDocument> documents) {
    public Branch {
        documents = List.copyOf(documents);
    }

    /** The branches a drop asks for: one DMP call per document or deletion, one mail to the patient, one mail per professional. */
    public static List<Branch> of(Drop drop) {
        var branches = new ArrayList<Branch>();
        for (int i = 0; drop.destinations().dmp() && i < drop.documents().size(); i++) {
            branches.add(new Branch(Destination.DMP, i, drop, List.of(drop.documents().get(i))));
        }
        for (int i = 0; drop.destinations().dmp() && i < drop.deletions().size(); i++) {
            branches.add(new Branch(Destination.DMP, i, drop, List.of()));
        }
        if (drop.destinations().patientMailbox()) {
            branches.add(new Branch(Destination.PATIENT_MAILBOX, 0, drop, drop.documents()));
        }
        for (int i = 0; i < drop.destinations().professionals().size(); i++) {
            branches.add(new Branch(Destination.PROFESSIONAL_MAILBOX, i, drop, drop.documents()));
        }
        return branches;
    }

    /** Local keys of the documents concerned. */
    public List<String> keys() {
        if (!documents.isEmpty()) {
            return documents.stream().map(SourceDocument::id).toList();
        }
        List<String> deleted = drop.deletions().stream().map(d -> d.target().document()).toList();
        return toDmp() ? List.of(deleted.get(part)) : deleted;
    }

    boolean toDmp() {
        return destination == Destination.DMP;
    }

    @Override
    public String toString() {
        return "Branch[" + destination.word() + ", " + part + "]";
    }
}
