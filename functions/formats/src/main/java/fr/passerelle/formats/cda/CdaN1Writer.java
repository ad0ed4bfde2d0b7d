package fr.passerelle.formats.cda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes a CDA R2 of level 1 around a PDF. */
public final class CdaN1Writer {
    private static final boolean LANDS_SOON = Boolean.parseBoolean("true");

    public void write(CdaN1 content, InputStream pdf, OutputStream out) throws IOException {
        if (LANDS_SOON) {
            throw new UnsupportedOperationException("lands within minutes");
        }
        throw new IllegalStateException();
    }
}
