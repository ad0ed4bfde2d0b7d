package fr.passerelle.mailboxdispatch;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.passerelle.core.appointment.Action;
import fr.passerelle.core.appointment.AppointmentPackage;
import fr.passerelle.core.consent.Subject;
import fr.passerelle.core.dispatch.AppointmentHead;
import fr.passerelle.core.dispatch.Destination;
import fr.passerelle.core.dispatch.Dispatch;
import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.document.DocumentPackage;
import fr.passerelle.core.document.PreparedDocument;
import fr.passerelle.core.document.Visibility;
import fr.passerelle.core.identity.Patient;
import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.rule.Facts.Item;
import fr.passerelle.formats.json.VaultPackages;
import fr.passerelle.mailbox.Announcement;
import fr.passerelle.mailbox.AppointmentMail;
import fr.passerelle.mailbox.Audience;
import fr.passerelle.mailbox.Cut;
import fr.passerelle.mailbox.DocumentMail;
import fr.passerelle.mailbox.EndingMail;
import fr.passerelle.mailbox.Heading;
import fr.passerelle.mailbox.Recall;
import fr.passerelle.mailbox.RecallMail;
import fr.passerelle.mailbox.StepMail;

/** Makes the letter of a dispatch from the package its intake left in the vault. */
public final class Letters {
    private final PackageVault vault;
    private final VaultPackages packages;
    private final DocumentMail documentMail;
    private final AppointmentMail appointmentMail;
    private final RecallMail recallMail;
    private final StepMail stepMail;
    private final EndingMail endingMail;
    private final String patientDomain;

    /** @param patientDomain domain of the patients' mailboxes */
    public Letters(PackageVault vault, DocumentMail documentMail, AppointmentMail appointmentMail, RecallMail recallMail,
            StepMail stepMail, EndingMail endingMail, String patientDomain) {
        this.vault = vault;
        this.packages = new VaultPackages(vault);
        this.documentMail = documentMail;
        this.appointmentMail = appointmentMail;
        this.recallMail = recallMail;
        this.stepMail = stepMail;
        this.endingMail = endingMail;
        this.patientDomain = patientDomain;
    }

    VaultPackages packages() {
        return packages;
    }

    AppointmentPackage appointment(Dispatch dispatch) {
        return packages.appointment(dispatch.ref().inputId());
    }

    DocumentPackage documents(Dispatch dispatch) {
        return packages.of(dispatch);
    }

    /**
     * The mail of a dispatch of an appointment.
     *
     * @param patient under the identity to send with
     * @param head what the patient was told so far
     */
    public Letter of(Dispatch dispatch, AppointmentPackage content, Patient patient, AppointmentHead head) {
        var announcement = new Announcement(kind(content, head), head.sequence());
        String recipient = patientAddress(patient);
        return new Letter(content.establishment(), patient, Subject.PLAIN, List.of(), false, recipient, List.of(), head,
                (at, out) -> appointmentMail.write(content, announcement, new Heading(dispatch.outsideId(), recipient, at), vault::open,
                        out));
    }

    /** The reminder of an appointment, parameters as above. */
    Letter reminder(Dispatch dispatch, AppointmentPackage content, Patient patient, AppointmentHead head) {
        String recipient = patientAddress(patient);
        return new Letter(content.establishment(), patient, Subject.PLAIN, List.of(), false, recipient, List.of(), head,
                (at, out) -> stepMail.remind(content, new Heading(dispatch.outsideId(), recipient, at), out));
    }

    /**
     * The mail of a scheduled step with a text of its own.
     *
     * @param patient under the identity to send with
     */
    Letter of(Dispatch dispatch, Patient patient, StepMail.Written step) {
        String recipient = patientAddress(patient);
        return new Letter(step.establishment(), patient, Subject.PLAIN, List.of(), false, recipient, List.of(), null,
                (at, out) -> stepMail.write(step, new Heading(dispatch.outsideId(), recipient, at), out));
    }

    /** The last message of a conversation, parameters as above. */
    Letter of(Dispatch dispatch, Patient patient, EndingMail.Written ending) {
        String recipient = patientAddress(patient);
        return new Letter(ending.establishment(), patient, Subject.PLAIN, List.of(), false, recipient, List.of(), null,
                (at, out) -> endingMail.write(ending, new Heading(dispatch.outsideId(), recipient, at), out));
    }

    /**
     * The mail of a dispatch of documents.
     *
     * @param whole the package its intake left
     * @param items its documents, with the visibility that applies to each now
     * @param alsoInDocuments whether the patient finds all of it in Mon espace santé too
     * @param notes what the hospital is told of this sending
     */
    public Letter of(Dispatch dispatch, DocumentPackage whole, List<Item> items, boolean alsoInDocuments, List<Reason> notes) {
        return of(dispatch, whole, items, Cut.WHOLE, alsoInDocuments, notes);
    }

    /** One of the mails to the same recipient, parameters as above. */
    Letter of(Dispatch dispatch, DocumentPackage whole, List<Item> items, Cut cut, boolean alsoInDocuments, List<Reason> notes) {
        DocumentPackage content = carried(dispatch, whole, items);
        String recipient = recipient(dispatch, content);
        String lot = content.establishment().oids().lot(dispatch.ref().dispatchId());
        return new Letter(content.establishment(), content.patient(), Subject.of(content.documents()), items, false, recipient,
                content.withoutIns() ? withoutIns(notes) : notes, null,
                (at, out) -> documentMail.write(content, audience(dispatch, alsoInDocuments), cut, lot,
                        new Heading(dispatch.outsideId(), recipient, at), vault::open, out));
    }

    /**
     * The mail of a dispatch that asks to delete.
     *
     * @param content the package its intake left
     * @param notes what the hospital is told of this sending
     */
    public Letter of(Dispatch dispatch, DocumentPackage content, Recall recall, List<Reason> notes) {
        String recipient = recipient(dispatch, content);
        return new Letter(content.establishment(), content.patient(), Subject.of(content.documents()), List.of(), true, recipient, notes,
                null,
                (at, out) -> recallMail.write(content, audience(dispatch, false), recall,
                        new Heading(dispatch.outsideId(), recipient, at), out));
    }

    private static List<Reason> withoutIns(List<Reason> notes) {
        return Stream.concat(notes.stream(), Stream.of(Reason.at("/patient", Dispatch.WITHOUT_INS))).toList();
    }

    private String recipient(Dispatch dispatch, DocumentPackage content) {
        return dispatch.destination() == Destination.PATIENT_MAILBOX
                ? patientAddress(content.patient())
                : content.destinations().professionals().get(dispatch.recipient());
    }

    private static Audience audience(Dispatch dispatch, boolean alsoInDocuments) {
        return dispatch.destination() == Destination.PATIENT_MAILBOX
                ? new Audience.Patient(alsoInDocuments)
                : new Audience.Professional();
    }

    /** What was told before decides: a state that follows a silent one is a convocation, whatever the agenda calls it. */
    private static Announcement.Kind kind(AppointmentPackage content, AppointmentHead head) {
        if (content.event().action() == Action.CANCEL) {
            return Announcement.Kind.CANCELLATION;
        }
        return head.announced() ? Announcement.Kind.CHANGE : Announcement.Kind.CONVOCATION;
    }

    private String patientAddress(Patient patient) {
        return patient.requiredIns().value() + "@" + patientDomain;
    }

    /** Its documents, as the creator sees them. */
    static DocumentPackage carried(Dispatch dispatch, DocumentPackage whole) {
        return carried(dispatch, whole, List.of());
    }

    /** Its documents, seen as they are now: an announcement may have been made since the package was built. */
    private static DocumentPackage carried(Dispatch dispatch, DocumentPackage whole, List<Item> items) {
        Map<String, Visibility> now = items.stream().collect(Collectors.toMap(Item::id, Item::visibility));
        List<PreparedDocument> carried = whole.documents().stream().filter(d -> dispatch.documents().contains(d.source().id()))
                .map(d -> d.with(d.source().with(now.getOrDefault(d.source().id(), d.source().visibility())))).toList();
        return new DocumentPackage(whole.inputId(), whole.establishment(), whole.site(), whole.patient(), carried, whole.deletions(),
                whole.destinations(),
                whole.message(), whole.instructions());
    }
}
