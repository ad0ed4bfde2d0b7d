package fr.passerelle.core.port;

import java.io.InputStream;
import java.util.Optional;

/** The bucket where hospitals drop files; read only. */
public interface DropBucket {
    /** The newest version under a key, absent when there is none. */
    Optional<DropObject> find(String key);

    /** Content of exactly that version; the caller closes the stream. */
    InputStream open(DropObject object);

    /**
     * One version of a dropped object.
     *
     * @param version versionId, or the ETag where the bucket is not versioned
     * @param digest ETag, without quotes
     * @param size bytes
     */
    record DropObject(String key, String version, String digest, long size) {}
}
