package fr.passerelle.mailbox;

/** Who reads a mail that carries documents: the text differs, and only a patient's conversation can be ended. */
public enum Audience {
    PATIENT,
    PROFESSIONAL
}
