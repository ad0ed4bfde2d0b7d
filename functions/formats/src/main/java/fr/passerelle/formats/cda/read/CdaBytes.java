package fr.passerelle.formats.cda.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a CDA as they will be hashed and sent: without byte order mark, Windows line ends nor {@code xml-stylesheet}, which the DMP
 * refuses (documents.md §1 trap 13). An XML reader sees the same document before and after: only what stands around the root changes.
 */
final class CdaBytes {
    private static final int PROLOG = 64 << 10;
    private static final Pattern ENCODING = Pattern.compile("\\A<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final String STYLESHEET = "<?xml-stylesheet";

    private CdaBytes() {
    }

    static byte[] clean(byte[] given, Findings findings) {
        int start = 0;
        if (given.length >= 3 && (given[0] & 0xFF) == 0xEF && (given[1] & 0xFF) == 0xBB && (given[2] & 0xFF) == 0xBF) {
            start = 3;
            findings.note(CdaRule.BYTE_ORDER_MARK, "/");
        }
        boolean utf16 = given.length >= 2 && (given[0] == 0 || given[1] == 0 || (given[0] & 0xFF) >= 0xFE);
        Matcher declared = ENCODING.matcher(ascii(given, start, Math.min(given.length, start + 200)));
        if (utf16 || (declared.find() && !declared.group(1).toUpperCase(Locale.ROOT).matches("UTF-8|US-ASCII"))) {
            findings.fault(CdaRule.ENCODING, "/");
            return given;
        }
        return lines(given, stylesheets(given, start, findings), findings);
    }

    /** What is left of the prolog, and where the rest begins. */
    private record Prolog(String kept, int end) {
        byte[] bytes() {
            return kept.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static Prolog stylesheets(byte[] given, int start, Findings findings) {
        String head = ascii(given, start, Math.min(given.length, start + PROLOG));
        var kept = new StringBuilder();
        int at = 0;
        while (at < head.length()) {
            int next = at;
            while (next < head.length() && Character.isWhitespace(head.charAt(next))) {
                next++;
            }
            int end = head.startsWith("<?", next) ? after(head, "?>", next) : head.startsWith("<!--", next) ? after(head, "-->", next) : -1;
            if (end < 0) {
                break;
            }
            if (head.startsWith(STYLESHEET, next) && !Character.isLetterOrDigit(head.charAt(next + STYLESHEET.length()))) {
                findings.note(CdaRule.STYLESHEET, "/");
            } else {
                kept.append(head, at, end);
            }
            at = end;
        }
        return new Prolog(kept.toString(), start + at);
    }

    private static int after(String head, String mark, int from) {
        int found = head.indexOf(mark, from);
        return found < 0 ? -1 : found + mark.length();
    }

    /** Each CR LF and each CR alone become LF, as any XML reader makes them (XML 1.0 §2.11). */
    private static byte[] lines(byte[] given, Prolog prolog, Findings findings) {
        byte[] head = prolog.bytes();
        boolean windows = false;
        for (int i = 0; i < given.length && !windows; i++) {
            windows = given[i] == '\r';
        }
        if (!windows && head.length == prolog.end()) {
            return given;
        }
        byte[] out = new byte[head.length + given.length - prolog.end()];
        System.arraycopy(head, 0, out, 0, head.length);
        System.arraycopy(given, prolog.end(), out, head.length, given.length - prolog.end());
        if (!windows) {
            return out;
        }
        findings.note(CdaRule.LINE_ENDS, "/");
        int length = 0;
        for (int i = 0; i < out.length; i++) {
            if (out[i] != '\r') {
                out[length++] = out[i];
            } else if (i + 1 == out.length || out[i + 1] != '\n') {
                out[length++] = '\n';
            }
        }
        return Arrays.copyOf(out, length);
    }

    /** One character per byte: what is looked for is ASCII, and positions are those of the bytes. */
    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
