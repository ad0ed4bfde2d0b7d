package fr.passerelle.dmpdispatch;

import java.util.ArrayList;
import java.util.List;

import fr.passerelle.core.chain.Link;
import fr.passerelle.core.chain.Past;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.Version;
import fr.passerelle.core.port.DocumentRegistry.Enquiry;
import fr.passerelle.core.port.DocumentRegistry.Lot;

/** What a dispatch asks of the DMP, given what the DMP holds when its turn comes. */
sealed interface Task {
    /** Code of the note of a deletion that the DMP made. */
    String DELETED = "DMP_DELETED";

    /** How to ask whether it took effect. */
    Enquiry enquiry();

    /** What the hospital is told when it is done, beside warnings. */
    List<Reason> notes();

    /**
     * A new document.
     *
     * @param notes tell when it was meant to replace something the DMP does not hold
     */
    record Create(Lot lot, Enquiry enquiry, List<Reason> notes) implements Task {}

    /**
     * A version in place of the one the DMP holds.
     *
     * @param lot without its reference yet
     */
    record Replace(Lot lot, Enquiry enquiry, Enquiry replaced, List<Reason> notes) implements Task {}

    /**
     * A document to take away.
     *
     * @param enquiry about that document
     */
    record Delete(DocumentPackage content, int part, String lotId, Enquiry enquiry, List<Reason> notes) implements Task {}

    /** A deletion of what the DMP does not hold: there is nothing to call for. */
    record Nothing(Enquiry enquiry, List<Reason> notes) implements Task {}

    static Task of(Dispatch dispatch, DocumentPackage content, Past past) {
        return content.deletes() ? deletion(dispatch, content, past) : feed(dispatch, content, past);
    }

    private static Task deletion(Dispatch dispatch, DocumentPackage content, Past past) {
        Version target = content.deletions().get(dispatch.part()).source().target();
        Link.Feed accepted = past.accepted();
        if (accepted == null) {
            return new Nothing(new Enquiry(content, dispatch.part(), ""),
                    notes(Reason.at(target.document(), "DMP_NOTHING_TO_DELETE", number(target)), content, past));
        }
        return new Delete(content, dispatch.part(), dispatch.outsideId(), new Enquiry(content, dispatch.part(), accepted.uniqueId()),
                notes(Reason.at(target.document(), DELETED), content, past));
    }

    /** What was done, and a warning when somebody got the document by mail and nobody will ask them to delete it (use-cases.md §5.E). */
    private static List<Reason> notes(Reason done, DocumentPackage content, Past past) {
        var untold = new ArrayList<Reason>(List.of(done));
        boolean patient = !content.destinations().patientMailbox()
                && past.mailed().stream().anyMatch(d -> d.destination() == Destination.PATIENT_MAILBOX);
        boolean professionals = content.destinations().professionals().isEmpty()
                && past.mailed().stream().anyMatch(d -> d.destination() == Destination.PROFESSIONAL_MAILBOX);
        if (patient || professionals) {
            String who = patient && professionals ? "le patient et des professionnels" : patient ? "le patient" : "des professionnels";
            untold.add(new Reason("DELETION_RECIPIENTS_NOT_TOLD", done.subject(), List.of(who)));
        }
        return untold;
    }

    private static Task feed(Dispatch dispatch, DocumentPackage content, Past past) {
        var document = content.documents().get(dispatch.part());
        var lot = new Lot(content, dispatch.part(), dispatch.outsideId(), past.visibility(), null);
        var enquiry = new Enquiry(content, dispatch.part(), document.uniqueId());
        Version replaces = document.source().replaces();
        Link.Feed accepted = past.accepted();
        if (accepted == null) {
            return new Create(lot, enquiry, replaces == null
                    ? List.of()
                    : List.of(Reason.at(document.source().id(), "DMP_CREATED_INSTEAD", replaces.document(), number(replaces))));
        }
        return new Replace(lot, enquiry, new Enquiry(content, dispatch.part(), accepted.uniqueId()), List.of(Reason
                .at(document.source().id(), "DMP_REPLACED", accepted.version().document(), number(accepted.version()))));
    }

    private static String number(Version version) {
        return Integer.toString(version.number());
    }
}
