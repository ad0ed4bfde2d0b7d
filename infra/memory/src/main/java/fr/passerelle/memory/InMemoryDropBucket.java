package fr.passerelle.memory;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.StoreUnavailableException;

/** A versioned drop bucket in memory: dropping a key again keeps the former version readable. */
public final class InMemoryDropBucket implements DropBucket {
    private final Map<String, List<DropObject>> versions = new HashMap<>();
    private final Map<Version, byte[]> contents = new HashMap<>();

    private record Version(String key, String version) {}

    /** Drops a file. */
    public synchronized DropObject put(String key, byte[] content) {
        List<DropObject> all = versions.computeIfAbsent(key, _ -> new ArrayList<>());
        // As an ETag, the digest has 32 hexadecimal characters.
        String digest = Ids.sha256(content).substring(0, 32);
        var object = new DropObject(key, "v" + (all.size() + 1), digest, content.length);
        all.add(object);
        contents.put(new Version(key, object.version()), content.clone());
        return object;
    }

    @Override
    public synchronized Optional<DropObject> find(String key) {
        return Optional.ofNullable(versions.get(key)).map(List::getLast);
    }

    @Override
    public synchronized InputStream open(DropObject object) {
        byte[] content = contents.get(new Version(object.key(), object.version()));
        if (content == null) {
            throw new StoreUnavailableException("drop bucket: no such version", null);
        }
        return new ByteArrayInputStream(content);
    }
}
