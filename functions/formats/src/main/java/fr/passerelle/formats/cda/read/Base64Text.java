package fr.passerelle.formats.cda.read;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Optional;

/** Base64 as it was written, without its white space; decoded only when asked. */
final class Base64Text {
    private final ByteArrayOutputStream digits = new ByteArrayOutputStream();

    void append(char[] characters, int start, int length) {
        byte[] kept = new byte[length];
        int count = 0;
        for (int i = start; i < start + length; i++) {
            char c = characters[i];
            if (c > ' ') {
                kept[count++] = (byte) (c < 128 ? c : '?');
            }
        }
        digits.write(kept, 0, count);
    }

    /** Empty when it is no base64, or holds nothing. */
    Optional<byte[]> decoded() {
        try {
            byte[] content = Base64.getDecoder().decode(digits.toByteArray());
            return content.length == 0 ? Optional.empty() : Optional.of(content);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
