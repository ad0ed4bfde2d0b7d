package fr.passerelle.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The content behind the {@code aws-chunked} content coding, in which the SDK uploads an object with its checksum behind it: each chunk
 * is its size in hexadecimal, extensions after a semicolon, CRLF, its bytes, CRLF; size 0 ends.
 */
final class AwsChunks extends InputStream {
    private static final int HEXADECIMAL = 16;

    private final InputStream coded;
    private int left;
    private boolean begun;
    private boolean ended;

    AwsChunks(InputStream coded) {
        this.coded = coded;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = coded.read(into, from, Math.min(left, length));
        if (count < 0) {
            throw new EOFException("aws-chunked content cut");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            coded.skipNBytes("\r\n".length());
        }
        begun = true;
        left = size();
        ended = left == 0;
    }

    private int size() throws IOException {
        var line = new StringBuilder();
        for (int c = coded.read(); c != '\n'; c = coded.read()) {
            if (c < 0) {
                throw new EOFException("aws-chunked content without its end");
            }
            line.append((char) c);
        }
        return Integer.parseInt(line.toString().strip().split(";", 2)[0], HEXADECIMAL);
    }
}
