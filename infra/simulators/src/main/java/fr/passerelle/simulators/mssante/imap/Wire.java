package fr.passerelle.simulators.mssante.imap;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Lines, then bytes, of one side of an IMAP connection. */
final class Wire {
    private static final int LONGEST_LINE = 8192;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    /** @throws EOFException when the other side left */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() == LONGEST_LINE) {
                throw new EOFException("no end of line");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Gives all that comes to the other side, until this one ends; then both are closed. */
    void pourInto(Wire other) throws IOException {
        try (socket; other.socket) {
            in.transferTo(other.out);
        }
    }
}
