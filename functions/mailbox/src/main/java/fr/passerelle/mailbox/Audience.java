package fr.passerelle.mailbox;

/** Who reads a mail about documents: the text differs, and only a patient's conversation can be ended. */
public sealed interface Audience {
    /**
     * The patient.
     *
     * @param alsoInDocuments whether every document of the mail is in Mon espace santé too, and the patient can see it there
     */
    record Patient(boolean alsoInDocuments) implements Audience {}

    /** A professional of health. */
    record Professional() implements Audience {}
}
