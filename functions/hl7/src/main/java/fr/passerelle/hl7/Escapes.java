package fr.passerelle.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Escape sequences of texts: <code>\F\ \S\ \T\ \R\ \E\ \Xhh..\ \.br\</code> (messages.md §1; HL7 v2 §2.7). Highlighting is dropped; what
 * is not known stays as it is written.
 */
public final class Escapes {
    private static final String BREAK = ".br";

    private final Separators separators;
    private final Charset charset;

    /** @param charset of the bytes told in hexadecimal */
    public Escapes(Separators separators, Charset charset) {
        this.separators = separators;
        this.charset = charset;
    }

    /** A text that can stand in a field: read back, it is the same. */
    public String escape(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String name = name(c);
            if (name == null) {
                out.append(c);
            } else {
                out.append(separators.escape()).append(name).append(separators.escape());
            }
        }
        return out.toString();
    }

    /** The text that was meant. */
    public String unescape(String text) {
        int from = text.indexOf(separators.escape());
        if (from < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int done = 0;
        while (from >= 0) {
            int end = text.indexOf(separators.escape(), from + 1);
            Optional<String> meant = end < 0 ? Optional.empty() : meant(text.substring(from + 1, end));
            out.append(text, done, from);
            if (meant.isPresent()) {
                out.append(meant.get());
                done = end + 1;
            } else {
                out.append(separators.escape());
                done = from + 1;
            }
            from = text.indexOf(separators.escape(), done);
        }
        return out.append(text, done, text.length()).toString();
    }

    private @Nullable String name(char c) {
        if (c == separators.field()) {
            return "F";
        } else if (c == separators.component()) {
            return "S";
        } else if (c == separators.subcomponent()) {
            return "T";
        } else if (c == separators.repetition()) {
            return "R";
        } else if (c == separators.escape()) {
            return "E";
        } else if (c == '\n') {
            return BREAK;
        }
        return c < ' ' ? "X%02X".formatted((int) c) : null;
    }

    private Optional<String> meant(String name) {
        return switch (name) {
            case "F" -> one(separators.field());
            case "S" -> one(separators.component());
            case "T" -> one(separators.subcomponent());
            case "R" -> one(separators.repetition());
            case "E" -> one(separators.escape());
            case "H", "N" -> Optional.of("");
            case BREAK -> one('\n');
            default -> name.startsWith("X") ? bytes(name.substring(1)) : Optional.empty();
        };
    }

    private static Optional<String> one(char c) {
        return Optional.of(String.valueOf(c));
    }

    private Optional<String> bytes(String digits) {
        if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(HexFormat.of().parseHex(digits))).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
