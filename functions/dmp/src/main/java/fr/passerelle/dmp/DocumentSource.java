package fr.passerelle.dmp;

import java.io.InputStream;

/** Opens a document made ready: the package vault. */
@FunctionalInterface
public interface DocumentSource {
    /** @param path as the package names it; the reader of the stream closes it */
    InputStream open(String path);
}
