package fr.passerelle.simulators.mssante;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Reads and writes the lines of an SMTP connection. */
final class SmtpLines {
    private static final int LONGEST_LINE = 1 << 16;

    private final InputStream in;
    private final OutputStream out;

    SmtpLines(Socket socket) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** A command without its line break. */
    String command() throws IOException {
        return new String(line(), StandardCharsets.ISO_8859_1).strip();
    }

    void answer(String... lines) throws IOException {
        for (String line : lines) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\r');
            out.write('\n');
        }
        out.flush();
    }

    /**
     * The content up to the final dot, dots unstuffed (RFC 5321 §4.5.2); what exceeds {@code largest} is read and dropped, one byte
     * more being kept so that the excess shows.
     */
    byte[] content(long largest) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] line = line(); !(line.length == 3 && line[0] == '.'); line = line()) {
            int from = line[0] == '.' ? 1 : 0;
            if (content.size() <= largest) {
                content.write(line, from, line.length - from);
            }
        }
        return content.toByteArray();
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int previous = 0;
        int next = in.read();
        while (!(previous == '\r' && next == '\n')) {
            if (next < 0) {
                throw new EOFException("connection closed by the client");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("line without end");
            }
            line.write(next);
            previous = next;
            next = in.read();
        }
        line.write(next);
        return line.toByteArray();
    }
}
