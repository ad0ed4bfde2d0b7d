package fr.passerelle.core.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.port.DropBucket.DropObject;

/** Deletes content whose time has come. Deleting what is gone already is harmless. */
public interface Disposal {
    /** Paths of the vault that begin so. */
    List<String> vaultPaths(String prefix);

    void deleteFromVault(List<String> paths);

    /** Content of exactly that version of a dropped object, absent once it is deleted. */
    Optional<byte[]> dropped(DropObject object, int most);

    /** The newest version under a key of the drop bucket. */
    Optional<Dropped> newest(String key);

    /** Deletes exactly that version, for good. */
    void deleteDropped(DropObject object);

    /** An object of the drop bucket, and when it was dropped. */
    record Dropped(DropObject object, Instant at) {}
}
