package fr.passerelle.mailbox.incoming;

/**
 * What a message may cost before it is opened: a MIME parser builds an object for each header and each part, so a few million of them in a
 * message of accepted size would take all the memory.
 *
 * @param message bytes of the whole message
 * @param header bytes of its header
 * @param headerLines lines of the header of the message or of a part
 * @param boundaries lines that begin like a boundary
 * @param depth multiparts inside each other
 */
public record Caps(int message, int header, int headerLines, int boundaries, int depth) {
    /** 30 MB: above the 25 MB of the national limit (messages.md §4.3). */
    public static final Caps USUAL = new Caps(30_000_000, 256 * 1024, 2_000, 2_000, 8);

    /** Whether a message may be opened. Reads it once, from the first byte to the last. */
    boolean hold(byte[] raw) {
        if (raw.length > message) {
            return false;
        }
        int seen = 0;
        int lines = 0;
        boolean inHeader = true;
        boolean first = true;
        for (int start = 0; start < raw.length;) {
            int end = lineEnd(raw, start);
            boolean boundary = end - start > 2 && raw[start] == '-' && raw[start + 1] == '-';
            if (end == start) {
                inHeader = false;
                first = false;
            } else if (boundary) {
                seen++;
                inHeader = true;
                lines = 0;
            } else if (inHeader) {
                lines++;
            }
            if (seen > boundaries || lines > headerLines || (first && end > header)) {
                return false;
            }
            start = next(raw, end);
        }
        return true;
    }

    private static int lineEnd(byte[] raw, int start) {
        int end = start;
        while (end < raw.length && raw[end] != '\n' && raw[end] != '\r') {
            end++;
        }
        return end;
    }

    private static int next(byte[] raw, int end) {
        return end + 1 < raw.length && raw[end] == '\r' && raw[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
