package fr.passerelle.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A request of HTTP/1.1 read from a connection, as far as a stub needs it: its headers are looked at for where its body ends (RFC 9112 §6).
 *
 * @param length of the body in bytes, -1 when it comes in chunks
 * @param last whether the client wants no other request on this connection
 */
record HttpBody(InputStream in, long length, boolean last) {
    private static final int HEXADECIMAL = 16;
    private static final int BLOCK = 64 * 1024;

    /** Takes pieces of a body as they come. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] block, int length);
    }

    /** Reads the start of a request; null when the client has gone. */
    static @Nullable HttpBody next(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        long length = 0;
        boolean last = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            switch (header.toLowerCase(Locale.ROOT).replace(" ", "")) {
                case String text when text.startsWith("content-length:") -> length = Long.parseLong(text.substring(text.indexOf(':') + 1));
                case "transfer-encoding:chunked" -> length = -1;
                case "connection:close" -> last = true;
                default -> {
                    // Nothing else says where the body ends.
                }
            }
        }
        return new HttpBody(in, length, last);
    }

    /** Reads the body to its end; its size in bytes. */
    long read(Taker taker) throws IOException {
        byte[] block = new byte[BLOCK];
        if (length >= 0) {
            copy(length, block, taker);
            return length;
        }
        long size = 0;
        for (long chunk = chunk(); chunk > 0; chunk = chunk()) {
            copy(chunk, block, taker);
            in.skipNBytes(2);
            size += chunk;
        }
        in.skipNBytes(2);
        return size;
    }

    private long chunk() throws IOException {
        return Long.parseLong(line(in).split(";", 2)[0], HEXADECIMAL);
    }

    private void copy(long size, byte[] block, Taker taker) throws IOException {
        for (long left = size; left > 0;) {
            int count = in.read(block, 0, (int) Math.min(left, block.length));
            if (count < 0) {
                throw new EOFException("request cut");
            }
            taker.take(block, count);
            left -= count;
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
