package fr.passerelle.dmp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

import fr.passerelle.core.port.StoreUnavailableException;

/**
 * One document of a lot as a MIME part: the document itself, and beside it the signature of the lot.
 *
 * @param documentId id of its entry in the metadata, repeated on {@code xdsb:Document}, case included
 * @param contentId name of the part, without angle brackets
 * @param size bytes the entry announces; a content of another size is not sent to the end
 */
record MimePart(String documentId, String contentId, String mediaType, long size, Supplier<InputStream> content) {
    private static final int CHUNK = 64 * 1024;

    /**
     * Copies the content, chunk after chunk.
     *
     * @throws IOException when {@code out} does not take it
     * @throws StoreUnavailableException when the content cannot be read or has not the announced size
     */
    void copyTo(OutputStream out) throws IOException {
        try (InputStream in = new Vaulted(content.get())) {
            byte[] chunk = new byte[CHUNK];
            long left = size;
            while (left > 0) {
                int count = in.read(chunk, 0, (int) Math.min(CHUNK, left));
                if (count < 0) {
                    throw broken(new IOException("shorter than announced"));
                }
                out.write(chunk, 0, count);
                left -= count;
            }
            if (in.read() >= 0) {
                throw broken(new IOException("longer than announced"));
            }
        }
    }

    private static StoreUnavailableException broken(IOException cause) {
        return new StoreUnavailableException("package vault: document", cause);
    }

    /** A failure of the vault must not look like one of the network, which would be taken for an answer of the DMP. */
    private static final class Vaulted extends FilterInputStream {
        Vaulted(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException e) {
                throw broken(e);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                return super.read(into, offset, length);
            } catch (IOException e) {
                throw broken(e);
            }
        }

        @Override
        public void close() {
            try {
                super.close();
            } catch (IOException e) {
                throw broken(e);
            }
        }
    }
}
