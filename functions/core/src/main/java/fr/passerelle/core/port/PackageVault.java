package fr.passerelle.core.port;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The vault of what is sent: CDA, PDF and packages, under paths without meaning ({@code <input id>/…}). Writing again the same bytes is harmless. */
public interface PackageVault {
    void put(String path, Path content, String mediaType);

    void put(String path, byte[] content, String mediaType);

    /** The caller closes the stream. @throws StoreUnavailableException also when nothing is there */
    InputStream open(String path);

    /** What is still kept under a path; content goes after its retention. The caller closes the stream. */
    Optional<InputStream> find(String path);
}
