package fr.passerelle.core.consent;

/** What a choice is about: feeding of the DMP, mail to the patient, mail to professionals. */
public enum ConsentScope {
    DMP,
    PATIENT_MAILBOX,
    PROFESSIONAL_MAILBOX
}
