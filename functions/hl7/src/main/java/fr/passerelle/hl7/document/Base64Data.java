package fr.passerelle.hl7.document;

import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Bytes of a field in Base64; white space and line breaks are left out, padding may be missing (messages.md §1).
 *
 * @param bytes absent when it is not Base64
 * @param padded whether its padding was there
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, read once and never compared
record Base64Data(byte @Nullable [] bytes, boolean padded) {
    private static final int GROUP = 4;

    static Base64Data of(String field) {
        String data = clean(field);
        int end = data.length();
        while (end > 0 && data.charAt(end - 1) == '=') {
            end--;
        }
        boolean padded = data.length() % GROUP == 0;
        try {
            return new Base64Data(end % GROUP == 1 ? null : Base64.getDecoder().decode(data.substring(0, end)), padded);
        } catch (IllegalArgumentException _) {
            return new Base64Data(null, padded);
        }
    }

    Optional<byte[]> decoded() {
        return Optional.ofNullable(bytes);
    }

    private static String clean(String field) {
        if (field.chars().noneMatch(Character::isWhitespace)) {
            return field;
        }
        var clean = new StringBuilder(field.length());
        field.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> clean.append((char) c));
        return clean.toString();
    }

    @Override
    public String toString() {
        return "Base64Data[***]";
    }
}
