package fr.passerelle.documentintake;

import java.util.Locale;
import java.util.regex.Pattern;

import fr.passerelle.core.dispatch.Input;
import fr.passerelle.core.establishment.Finess;
import fr.passerelle.hl7.MessageFile;

/** What the key of a dropped object says: {@code <FINESS EJ>/inbox/<name>}, and nothing deeper. */
sealed interface DropKey {
    /** Longest name accepted, in characters: room is left for {@code .result.json} and for the key's 1024 bytes. */
    int LONGEST_NAME = 120;
    /** What a name may not hold: control characters and backslash. */
    Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\]");

    /** A file of an inbox. */
    record Inbox(String establishment, String name) implements DropKey {
        Content content() {
            return DropKey.content(name);
        }
    }

    /** A folder marker, or a convocation of an appointment, which appointment-intake reads by itself. */
    record Elsewhere() implements DropKey {}

    /**
     * A key that is refused.
     *
     * @param establishment FINESS EJ when the key begins with one, else {@link Input#UNKNOWN_ESTABLISHMENT}
     * @param name what can be shown and used as the name of a result: one segment, no control character, at most
     *        {@link #LONGEST_NAME}
     */
    record Invalid(String establishment, String name) implements DropKey {}

    /** Kind of file, by its extension. */
    enum Content {
        DESCRIPTOR,
        /** A CDA: a descriptor of its own. */
        CDA,
        /** An HL7 v2 message: a descriptor of its own. */
        MESSAGE,
        PDF,
        OTHER
    }

    /** What a name says the file is. */
    static Content content(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (MessageFile.named(name)) {
            return Content.MESSAGE;
        }
        return lower.endsWith(".json")
                ? Content.DESCRIPTOR
                : lower.endsWith(".xml") ? Content.CDA : lower.endsWith(".pdf") ? Content.PDF : Content.OTHER;
    }

    /** @param key as decoded from the event */
    static DropKey of(String key) {
        if (key.endsWith("/")) {
            return new Elsewhere();
        }
        String[] parts = key.split("/", -1);
        boolean known = parts.length > 1 && Finess.wellFormed(parts[0]);
        if (known && parts.length == 3 && parts[1].equals("attachments")) {
            return new Elsewhere();
        }
        if (known && parts.length == 3 && parts[1].equals("inbox") && sound(parts[2])) {
            return new Inbox(parts[0], parts[2]);
        }
        return new Invalid(known ? parts[0] : Input.UNKNOWN_ESTABLISHMENT, shown(parts[parts.length - 1]));
    }

    /** Key of a file of an inbox. */
    static String inbox(String establishment, String name) {
        return establishment + "/inbox/" + name;
    }

    private static boolean sound(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && !name.contains("..") && !FORBIDDEN.matcher(name).find();
    }

    private static String shown(String name) {
        String clean = FORBIDDEN.matcher(name).replaceAll("_").replace("..", "__").strip();
        String whole = clean.isEmpty() ? "_" : clean;
        return whole.substring(0, Math.min(whole.length(), LONGEST_NAME));
    }
}
