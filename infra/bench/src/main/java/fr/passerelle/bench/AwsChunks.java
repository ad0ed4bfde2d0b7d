package fr.passerelle.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/** The {@code aws-chunked} content coding, in which the SDK uploads an object with its checksum behind it. */
final class AwsChunks {
    private static final int HEXADECIMAL = 16;

    private AwsChunks() {
    }

    /** The content: each chunk is its size in hexadecimal, extensions after a semicolon, CRLF, its bytes, CRLF; size 0 ends. */
    static byte[] decode(byte[] coded) {
        var in = new ByteArrayInputStream(coded);
        var content = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            content.writeBytes(read(in, size));
            read(in, "\r\n".length());
        }
        return content.toByteArray();
    }

    private static int size(ByteArrayInputStream in) {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IllegalArgumentException("aws-chunked content without its end");
            }
            line.append((char) c);
        }
        return Integer.parseInt(line.toString().strip().split(";", 2)[0], HEXADECIMAL);
    }

    private static byte[] read(ByteArrayInputStream in, int size) {
        byte[] bytes = new byte[size];
        if (in.readNBytes(bytes, 0, size) < size) {
            throw new IllegalArgumentException("aws-chunked content cut");
        }
        return bytes;
    }
}
