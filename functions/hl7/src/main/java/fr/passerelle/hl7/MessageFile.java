package fr.passerelle.hl7;

import java.util.Locale;

/** Names under which messages come. */
public final class MessageFile {
    private MessageFile() {
    }

    /** Whether a file or an input of that name is an HL7 v2 message. */
    public static boolean named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".hl7") || lower.endsWith(".er7");
    }
}
