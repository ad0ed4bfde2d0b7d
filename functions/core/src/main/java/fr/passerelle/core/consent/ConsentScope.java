package fr.passerelle.core.consent;

/** What a choice is about: feeding of the DMP, mail to the patient, mail to professionals. */
public enum ConsentScope {
    DMP("DMP"),
    PATIENT_MAILBOX("messagerie du patient"),
    PROFESSIONAL_MAILBOX("messagerie des professionnels");

    private final String label;

    ConsentScope(String label) {
        this.label = label;
    }

    /** What staff read. */
    public String label() {
        return label;
    }
}
