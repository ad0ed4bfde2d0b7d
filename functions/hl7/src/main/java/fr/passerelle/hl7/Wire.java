package fr.passerelle.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.hl7.Charsets.Gathered;

/**
 * Normalises what was dropped: envelope of a socket, mark of byte order, charset, terminators, separators (messages.md §1). Bytes only:
 * nothing here knows what a message means.
 */
final class Wire {
    private static final byte START_BLOCK = 0x0B;
    private static final byte END_BLOCK = 0x1C;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Pattern SEGMENT_NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/= \t]+([|^].*)?");
    private static final int HEADER_CHARSET = 18;
    private static final int NAME = 3;
    private static final int MEGABYTE = 1 << 20;
    /** Repetition separator of a published example, U+02DC in UTF-8 read as Latin: two bytes, so no separator at all. */
    private static final String SMALL_TILDE = "^\u00CB\u009C\\&";

    private final WireLimits limits;
    private final boolean repairsSeparators;

    /** @param repairsSeparators whether a repetition separator that became U+02DC is read as the tilde it was */
    Wire(WireLimits limits, boolean repairsSeparators) {
        this.limits = limits;
        this.repairsSeparators = repairsSeparators;
    }

    WireReading read(byte[] content) {
        return read(content, null);
    }

    /** @param known charset of the bytes when it is known otherwise, whatever the header says */
    WireReading read(byte[] content, @Nullable Charset known) {
        var found = new Gathered(new ArrayList<>(), new ArrayList<>());
        if (content.length > limits.bytes()) {
            found.faults().add(tooLarge(content.length, limits));
            return new WireReading(null, found.faults(), found.notes());
        }
        byte[] bytes = unwrapped(content, found);
        String header = header(bytes);
        if (header.length() < NAME + 2 || !header.startsWith("MSH")) {
            found.faults().add(Reason.of("HL7_UNREADABLE"));
            return new WireReading(null, found.faults(), found.notes());
        }
        char field = header.charAt(NAME);
        String[] fields = header.split(Pattern.quote(String.valueOf(field)), -1);
        String charset = fields.length >= HEADER_CHARSET ? fields[HEADER_CHARSET - 1].split("[~^]", 2)[0] : "";
        String text = known == null ? Charsets.decode(bytes, charset, found) : new String(bytes, known);
        Optional<Separators> declared = Separators.of(field, fields[1]);
        if (declared.isEmpty() && field != Separators.STANDARD.field()) {
            found.faults().add(Reason.of("HL7_UNREADABLE"));
            return new WireReading(null, found.faults(), found.notes());
        }
        boolean repaired = declared.isEmpty() && repairsSeparators && fields[1].equals(SMALL_TILDE);
        if (repaired) {
            found.notes().add(Reason.at("MSH^1^2", "HL7_SEPARATORS_REPAIRED"));
            text = text.replace('\u02DC', '~');
        } else if (declared.isEmpty()) {
            found.faults().add(Reason.at("MSH^1^2", "HL7_SEPARATORS"));
        } else if (!declared.get().equals(Separators.STANDARD)) {
            found.notes().add(Reason.at("MSH^1^2", "HL7_SEPARATORS_UNUSUAL"));
        }
        Separators separators = declared.orElse(Separators.STANDARD);
        return new WireReading(new Er7(separators, Charsets.of(charset).orElse(StandardCharsets.UTF_8), segments(text, separators, found)),
                found.faults(), found.notes());
    }

    static Reason tooLarge(long size, WireLimits limits) {
        return Reason.of("HL7_TOO_LARGE", Long.toString(size / MEGABYTE), Long.toString(limits.bytes() / MEGABYTE));
    }

    private static byte[] unwrapped(byte[] content, Gathered found) {
        int from = 0;
        int to = content.length;
        if (to > 0 && content[0] == START_BLOCK) {
            from++;
            while (to > from && (content[to - 1] == '\r' || content[to - 1] == '\n' || content[to - 1] == END_BLOCK)) {
                to--;
            }
            found.notes().add(Reason.of("HL7_ENVELOPE"));
        }
        if (to - from >= BYTE_ORDER_MARK.length
                && Arrays.equals(content, from, from + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            from += BYTE_ORDER_MARK.length;
            found.notes().add(Reason.of("HL7_BYTE_ORDER_MARK"));
        }
        while (from < to && (content[from] == '\r' || content[from] == '\n' || content[from] == ' ')) {
            from++;
        }
        return Arrays.copyOfRange(content, from, to);
    }

    /** The first segment, whose first eighteen fields are ASCII whatever the charset. */
    private static String header(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\r' && bytes[end] != '\n') {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }

    private List<String> segments(String text, Separators separators, Gathered found) {
        if (text.indexOf('\n') >= 0) {
            found.notes().add(Reason.of("HL7_LINE_ENDS"));
        }
        var segments = new ArrayList<String>();
        boolean joined = false;
        for (int from = 0; from < text.length();) {
            int to = lineEnd(text, from);
            String line = text.substring(from, to);
            from = to + 1;
            if (line.isBlank()) {
                continue;
            }
            if (segments.size() >= limits.segments() || !bearable(line, separators)) {
                found.faults().add(Reason.of("HL7_TOO_COMPLEX", Integer.toString(segments.size() + 1)));
                return segments;
            }
            if (begins(line, separators)) {
                segments.add(line);
            } else if (segments.getLast().startsWith("OBX") && BASE64.matcher(line).matches()) {
                joined = true;
                segments.set(segments.size() - 1, segments.getLast() + line);
            } else {
                found.faults().add(Reason.of("HL7_SEGMENT_UNREADABLE", Integer.toString(segments.size() + 1)));
            }
        }
        if (joined) {
            found.notes().add(Reason.of("HL7_LINES_JOINED"));
        }
        return segments;
    }

    private static int lineEnd(String text, int from) {
        int cr = text.indexOf('\r', from);
        int lf = text.indexOf('\n', from);
        int end = cr < 0 ? lf : lf < 0 ? cr : Math.min(cr, lf);
        return end < 0 ? text.length() : end;
    }

    private static boolean begins(String line, Separators separators) {
        return line.length() >= NAME && SEGMENT_NAME.matcher(line.substring(0, NAME)).matches()
                && (line.length() == NAME || line.charAt(NAME) == separators.field());
    }

    /** Whether its parts are few enough: a message of separators would cost many times its size. */
    private boolean bearable(String line, Separators separators) {
        int parts = 0;
        for (int i = 0; i < line.length(); i++) {
            if (separators.separates(line.charAt(i)) && ++parts > limits.parts()) {
                return false;
            }
        }
        return true;
    }
}
