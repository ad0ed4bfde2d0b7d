package fr.passerelle.simulators.mssante.imap;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A message of a mailbox.
 *
 * @param uid IMAP UID in its folder
 * @param seen flag {@code \Seen}
 * @param receivedAt INTERNALDATE
 * @param source the whole message, one character per byte (ISO 8859-1)
 */
public record BoxMessage(long uid, boolean seen, Instant receivedAt, String source) {
    /** The message as it would be fetched, byte for byte. */
    public byte[] bytes() {
        return source.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Without its content, which identifies a patient. */
    @Override
    public String toString() {
        return "BoxMessage[" + uid + ", " + source.length() + " bytes]";
    }
}
