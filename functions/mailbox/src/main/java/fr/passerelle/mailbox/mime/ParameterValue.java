package fr.passerelle.mailbox.mime;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** File names in headers: an ASCII fallback for old readers, then the exact name (RFC 2231, RFC 6266 §4.3 uses the same pair). */
final class ParameterValue {
    private static final String FREE = "!#$&+-.^_`|~";

    private ParameterValue() {
    }

    /** {@code attachment} with the name; the extended form only when the name is not ASCII. */
    static String disposition(String name) {
        String plain = "attachment;\r\n filename=\"" + ascii(name).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return name.equals(ascii(name)) ? plain : plain + ";\r\n filename*=UTF-8''" + percent(name);
    }

    /** The name without accents, whatever is still not ASCII replaced by an underscore. */
    static String ascii(String name) {
        return Normalizer.normalize(name.replace("œ", "oe").replace("Œ", "OE").replace("’", "'"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").replaceAll("[^\\x20-\\x7E]", "_");
    }

    private static String percent(String name) {
        var encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || FREE.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append("%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
