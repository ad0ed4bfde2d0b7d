package fr.passerelle.dmp.security;

import java.io.IOException;
import java.io.OutputStream;

/** UTF-8 of characters that come in pieces, cut anywhere, even inside a surrogate pair. */
final class Utf8Sink {
    private static final int SIZE = 16 * 1024;
    /** Most bytes of one character. */
    private static final int LONGEST = 4;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int used;
    /** First half of a pair whose second half has not come, or 0. */
    private char high;

    Utf8Sink(OutputStream out) {
        this.out = out;
    }

    void write(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            write(text.charAt(i));
        }
    }

    void write(char c) throws IOException {
        if (used > SIZE - LONGEST) {
            empty();
        }
        if (c < 0x80) {
            buffer[used++] = (byte) c;
        } else if (c < 0x800) {
            buffer[used++] = (byte) (0xC0 | (c >> 6));
            trailing(c);
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c)) {
            int point = Character.toCodePoint(high, c);
            buffer[used++] = (byte) (0xF0 | (point >> 18));
            trailing(point >> 12);
            trailing(point >> 6);
            trailing(point);
        } else {
            buffer[used++] = (byte) (0xE0 | (c >> 12));
            trailing(c >> 6);
            trailing(c);
        }
    }

    void flush() throws IOException {
        empty();
        out.flush();
    }

    private void trailing(int bits) {
        buffer[used++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void empty() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
