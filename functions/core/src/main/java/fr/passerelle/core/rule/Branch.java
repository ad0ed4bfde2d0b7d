package fr.passerelle.core.rule;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.document.Drop;
import fr.passerelle.core.document.SourceDocument;

/**
 * One destination of a drop: a document to the DMP, or all the documents in one mail.
 *
 * @param part which document (DMP) or which professional (mail), from 0
 * @param documents the documents carried
 */
public record Branch(Destination destination, int part, Drop drop, List<SourceDocument> documents) {
    public Branch {
        documents = List.copyOf(documents);
    }

    /** The branches a drop asks for: one DMP feed per document, one mail to the patient, one mail per professional. */
    public static List<Branch> of(Drop drop) {
        var branches = new ArrayList<Branch>();
        for (int i = 0; drop.destinations().dmp() && i < drop.documents().size(); i++) {
            branches.add(new Branch(Destination.DMP, i, drop, List.of(drop.documents().get(i))));
        }
        if (drop.destinations().patientMailbox()) {
            branches.add(new Branch(Destination.PATIENT_MAILBOX, 0, drop, drop.documents()));
        }
        for (int i = 0; i < drop.destinations().professionals().size(); i++) {
            branches.add(new Branch(Destination.PROFESSIONAL_MAILBOX, i, drop, drop.documents()));
        }
        return branches;
    }

    boolean toDmp() {
        return destination == Destination.DMP;
    }

    @Override
    public String toString() {
        return "Branch[" + destination.word() + ", " + part + "]";
    }
}
