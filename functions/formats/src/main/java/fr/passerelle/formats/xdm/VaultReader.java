package fr.passerelle.formats.xdm;

import java.io.IOException;
import java.io.InputStream;

/** Opens a document of the package vault. */
@FunctionalInterface
public interface VaultReader {
    /** @param path path inside the vault; the reader of the stream closes it */
    InputStream open(String path) throws IOException;
}
