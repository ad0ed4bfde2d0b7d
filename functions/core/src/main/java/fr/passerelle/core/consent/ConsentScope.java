package fr.passerelle.core.consent;

import java.util.Locale;

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

    /** The word used outside: commands, files, ids. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
