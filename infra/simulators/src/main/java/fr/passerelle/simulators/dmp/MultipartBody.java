package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code multipart/related} message kept in a file: parts are slices of it, never copies (RFC 2046 §5.1, RFC 2387).
 *
 * <p>Delimiters are searched as bytes, so binary parts pass unharmed.
 */
final class MultipartBody {
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([A-Za-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};

    private final ByteBuffer bytes;
    private final List<Part> parts;

    private MultipartBody(ByteBuffer bytes, List<Part> parts) {
        this.bytes = bytes;
        this.parts = parts;
    }

    /**
     * @param file the whole body
     * @param boundary parameter of the content type
     * @throws IOException when the file cannot be read or has no closing delimiter
     */
    static MultipartBody read(Path file, String boundary) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new MultipartBody(bytes, split(bytes, ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /** Parameters of a content type, names in lower case. */
    static Map<String, String> parameters(String contentType) {
        Map<String, String> found = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(contentType);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            found.put(matcher.group(1).toLowerCase(Locale.ROOT), quoted == null ? matcher.group(3) : quoted);
        }
        return found;
    }

    List<Part> parts() {
        return parts;
    }

    Optional<Part> byContentId(String id) {
        return parts.stream().filter(part -> part.header("content-id").equals("<" + id + ">")).findFirst();
    }

    InputStream open(Part part) {
        return new BufferInputStream(bytes.slice(part.offset(), part.length()));
    }

    /** A part: its headers, names in lower case, and where its bytes are. */
    record Part(Map<String, String> headers, int offset, int length) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private static List<Part> split(ByteBuffer bytes, byte[] delimiter) throws IOException {
        List<Part> parts = new ArrayList<>();
        // The first delimiter may open the body without the line break that precedes the others.
        int at = startsWith(bytes, 0, delimiter, 2) ? -2 : find(bytes, 0, delimiter);
        while (at != Integer.MAX_VALUE) {
            int afterDelimiter = at + delimiter.length;
            if (startsWith(bytes, afterDelimiter, new byte[]{'-', '-'}, 0)) {
                return List.copyOf(parts);
            }
            int next = find(bytes, afterDelimiter, delimiter);
            if (next == Integer.MAX_VALUE) {
                break;
            }
            parts.add(part(bytes, afterDelimiter, next));
            at = next;
        }
        throw new IOException("multipart without its closing delimiter");
    }

    private static Part part(ByteBuffer bytes, int from, int to) throws IOException {
        int headersEnd = find(bytes, from, HEADERS_END);
        if (headersEnd > to) {
            throw new IOException("part without headers");
        }
        byte[] head = new byte[headersEnd - from];
        bytes.get(from, head);
        Map<String, String> headers = new HashMap<>();
        for (String line : new String(head, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        int offset = headersEnd + HEADERS_END.length;
        return new Part(Map.copyOf(headers), offset, Math.max(0, to - offset));
    }

    private static int find(ByteBuffer bytes, int from, byte[] wanted) {
        for (int at = Math.max(0, from); at <= bytes.limit() - wanted.length; at++) {
            if (bytes.get(at) == wanted[0] && startsWith(bytes, at, wanted, 0)) {
                return at;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static boolean startsWith(ByteBuffer bytes, int at, byte[] wanted, int skip) {
        if (at + wanted.length - skip > bytes.limit()) {
            return false;
        }
        for (int i = skip; i < wanted.length; i++) {
            if (bytes.get(at + i - skip) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static final class BufferInputStream extends InputStream {
        private final ByteBuffer bytes;

        private BufferInputStream(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int count = Math.min(length, bytes.remaining());
            bytes.get(into, offset, count);
            return count;
        }
    }
}
