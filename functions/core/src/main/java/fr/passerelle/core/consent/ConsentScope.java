package fr.passerelle.core.consent;

import java.util.Locale;

import fr.passerelle.core.dispatch.Destination;

/** What a choice is about: feeding of the DMP, mail to the patient, mail to professionals. */
public enum ConsentScope {
    DMP("DMP"),
    PATIENT_MAILBOX("messagerie du patient"),
    PROFESSIONAL_MAILBOX("messagerie des professionnels");

    private final String label;

    ConsentScope(String label) {
        this.label = label;
    }

    /** @throws IllegalArgumentException for a destination that is none */
    public static ConsentScope of(Destination destination) {
        return switch (destination) {
            case DMP -> DMP;
            case PATIENT_MAILBOX -> PATIENT_MAILBOX;
            case PROFESSIONAL_MAILBOX -> PROFESSIONAL_MAILBOX;
            case NONE -> throw new IllegalArgumentException("nothing is sent to " + destination.word());
        };
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
