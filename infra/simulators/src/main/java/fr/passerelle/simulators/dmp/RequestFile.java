package fr.passerelle.simulators.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A request body put aside in a temporary file, deleted on close. */
record RequestFile(Path path, boolean tooLarge) implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    /** Copies at most {@code largest} bytes; a longer body is left unread and told by {@link #tooLarge()}. */
    static RequestFile receive(InputStream body, long largest) throws IOException {
        Path file = Files.createTempFile("dmp-simulator-", ".request");
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                size += count;
                if (size > largest) {
                    return new RequestFile(file, true);
                }
                out.write(buffer, 0, count);
            }
        }
        return new RequestFile(file, false);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
