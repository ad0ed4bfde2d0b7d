package fr.passerelle.dmp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SOAP part of an answer, plain or multipart: which one is told by the content type, never assumed (dmp-transport.md §3).
 *
 * <p>The SOAP part is the one {@code start} names, or the first (RFC 2387 §3.2).
 */
final class MultipartRoot {
    private static final Pattern BOUNDARY = parameter("boundary");
    private static final Pattern START = parameter("start");
    private static final Pattern CONTENT_ID = Pattern.compile("(?im)^content-id:\\s*(\\S+)\\s*$");

    private MultipartRoot() {
    }

    /** @return the bytes of the envelope, empty when the multipart is broken */
    static Optional<byte[]> of(String contentType, byte[] body) {
        if (!contentType.toLowerCase(Locale.ROOT).strip().startsWith("multipart/")) {
            return Optional.of(body);
        }
        return find(BOUNDARY, contentType).flatMap(boundary -> root(boundary, find(START, contentType), body));
    }

    /** Latin-1 keeps each byte as one character, so positions and bytes are the same thing. */
    private static Optional<byte[]> root(String boundary, Optional<String> start, byte[] body) {
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "\r\n--" + boundary;
        int from = text.indexOf(delimiter);
        while (from >= 0) {
            int end = text.indexOf(delimiter, from + delimiter.length());
            int head = text.indexOf("\r\n", from + delimiter.length());
            int content = head < 0 ? -1 : text.indexOf("\r\n\r\n", head);
            if (end < 0 || content < 0 || content > end) {
                return Optional.empty();
            }
            if (start.isEmpty() || find(CONTENT_ID, text.substring(head, content)).equals(start)) {
                return Optional.of(text.substring(content + 4, end).getBytes(StandardCharsets.ISO_8859_1));
            }
            from = end;
        }
        return Optional.empty();
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Pattern parameter(String name) {
        return Pattern.compile("(?i)[;\\s]" + name + "\\s*=\\s*\"?([^\";]+)\"?");
    }
}
