package fr.passerelle.core.dispatch;

import java.util.Arrays;

/** Where a dispatch goes; {@link #NONE} for an input refused before its destinations are known. */
public enum Destination {
    DMP("dmp"),
    PATIENT_MAILBOX("patient-mailbox"),
    PROFESSIONAL_MAILBOX("professional-mailbox"),
    NONE("none");

    private final String word;

    Destination(String word) {
        this.word = word;
    }

    /** The word used outside: results, command line, table. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for any other word */
    public static Destination of(String word) {
        return Arrays.stream(values()).filter(d -> d.word.equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("destination " + word));
    }
}
