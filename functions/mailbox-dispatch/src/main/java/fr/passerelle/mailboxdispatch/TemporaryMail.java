package fr.passerelle.mailboxdispatch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import fr.passerelle.core.port.StoreUnavailableException;

/** A mail written to a file, so that it is measured before anybody gets it; the file is gone afterwards. */
final class TemporaryMail {
    private TemporaryMail() {
    }

    /** What to do with a mail once it is written. */
    @FunctionalInterface
    interface Written {
        /** @return whether the dispatch has moved */
        boolean take(Path file, long size) throws IOException;
    }

    static boolean write(Letter letter, Written next, Instant now) {
        try {
            Path file = Files.createTempFile("mail", ".eml");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    letter.writing().write(now, out);
                }
                return next.take(file, Files.size(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StoreUnavailableException("mail not written", e);
        }
    }

    /** Bytes of a mail that nobody gets. */
    static long size(Letter letter, Instant now) {
        try (var counted = new CountingStream()) {
            letter.writing().write(now, counted);
            return counted.bytes;
        } catch (IOException e) {
            throw new StoreUnavailableException("mail not written", e);
        }
    }

    private static final class CountingStream extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int count) {
            bytes += count;
        }
    }
}
