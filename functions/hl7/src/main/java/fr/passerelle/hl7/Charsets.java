package fr.passerelle.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.dispatch.Reason;

/** Which charset the bytes of a message are in, by MSH-18 and by what they are (messages.md §1). */
public final class Charsets {
    static final Charset LATIN = Charset.forName("ISO-8859-15");
    private static final String AT = "MSH^1^18";

    private Charsets() {
    }

    /** The charset of a value of MSH-18, table 0211; nothing for one that the guide does not know. */
    public static Optional<Charset> of(String declared) {
        return switch (declared.strip()) {
            case "UNICODE UTF-8", "UTF-8", "UNICODE" -> Optional.of(StandardCharsets.UTF_8);
            case "8859/15" -> Optional.of(LATIN);
            case "8859/1" -> Optional.of(StandardCharsets.ISO_8859_1);
            case "ASCII" -> Optional.of(StandardCharsets.UTF_8);
            default -> Optional.empty();
        };
    }

    /** The text, in the charset declared as far as the bytes allow. */
    static String decode(byte[] bytes, String declared, Gathered found) {
        Optional<String> unicode = unicode(bytes);
        if (declared.isBlank()) {
            found.notes().add(Reason.at(AT, "HL7_CHARSET_MISSING"));
            return unicode.orElseGet(() -> new String(bytes, LATIN));
        }
        Optional<Charset> charset = of(declared);
        if (charset.isEmpty()) {
            found.faults().add(Reason.at(AT, "HL7_CHARSET_UNKNOWN", Shown.code(declared)));
            return unicode.orElseGet(() -> new String(bytes, LATIN));
        }
        if (charset.get().equals(StandardCharsets.UTF_8)) {
            if (unicode.isEmpty()) {
                found.faults().add(Reason.at(AT, "HL7_CHARSET_BROKEN"));
            }
            return unicode.orElseGet(() -> new String(bytes, LATIN));
        }
        if (unicode.isPresent() && beyondAscii(bytes)) {
            found.notes().add(Reason.at(AT, "HL7_CHARSET_DOUBTFUL", Shown.code(declared)));
        }
        return new String(bytes, charset.get());
    }

    static boolean beyondAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    /** The bytes as UTF-8; nothing when they are not. */
    static Optional<String> unicode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** What was found while reading: faults, and tolerances needed. */
    record Gathered(List<Reason> faults, List<Reason> notes) {}
}
