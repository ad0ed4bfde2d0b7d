package fr.passerelle.hl7.ack;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.hl7.MessageHeader;

/**
 * Where an acknowledgement is found under {@code <FINESS>/acks/}: {@code <MSH-4>/<MSH-3>/<MSH-10>} and what it is. A part that had to be
 * changed gets a few digits of its digest, so that it never takes the place of another.
 */
public final class AckName {
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int LONGEST = 60;
    private static final int DIGEST = 8;

    private AckName() {
    }

    /** The technical one. */
    public static String technical(MessageHeader received) {
        return message(received) + ".ack.hl7";
    }

    /** @param number of the recipient, from 1 */
    public static String business(MessageHeader received, BusinessAck.Kind kind, int number) {
        return message(received) + "." + kind.name().toLowerCase(Locale.ROOT) + "." + number + ".hl7";
    }

    /** The same, of another message that came under the same control id: the first answer is never changed. */
    public static String beside(String name, String inputId) {
        return name.substring(0, name.length() - ".hl7".length()) + "~" + inputId.substring(0, DIGEST) + ".hl7";
    }

    /** What names a message among all those of an establishment, in three steps. */
    public static String message(MessageHeader received) {
        return safe(received.sendingFacility()) + "/" + safe(received.sendingApplication()) + "/" + safe(received.controlId());
    }

    /**
     * The file of the drop that a message of a queue would have come as: another content under the same control id is another file.
     *
     * @param digest SHA-256 of the message, hexadecimal
     */
    public static String file(MessageHeader received, String digest) {
        return safe(received.controlId()) + "." + digest.substring(0, DIGEST) + ".hl7";
    }

    private static String safe(String part) {
        String safe = UNSAFE.matcher(part).replaceAll("-");
        safe = safe.substring(0, Math.min(LONGEST, safe.length()));
        if (safe.equals(part) && !safe.isEmpty() && !safe.startsWith(".")) {
            return safe;
        }
        return "-" + safe + "~" + Ids.sha256(part.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST);
    }
}
