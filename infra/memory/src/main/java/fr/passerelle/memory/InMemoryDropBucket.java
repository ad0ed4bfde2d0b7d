package fr.passerelle.memory;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import fr.passerelle.core.dispatch.Ids;
import fr.passerelle.core.port.DropBucket;
import fr.passerelle.core.port.Inboxes;
import fr.passerelle.core.port.StoreUnavailableException;

/** A versioned drop bucket in memory: dropping a key again keeps the former version readable. */
public final class InMemoryDropBucket implements DropBucket, Inboxes {
    private final Map<String, List<DropObject>> versions = new HashMap<>();
    private final Map<Version, byte[]> contents = new HashMap<>();
    private final Map<Version, Instant> times = new HashMap<>();
    private final InstantSource clock;
    private int drops;

    public InMemoryDropBucket() {
        this(() -> Instant.EPOCH);
    }

    /** @param clock when files are dropped */
    public InMemoryDropBucket(InstantSource clock) {
        this.clock = clock;
    }

    private record Version(String key, String version) {}

    /** Drops a file. */
    public synchronized DropObject put(String key, byte[] content) {
        List<DropObject> all = versions.computeIfAbsent(key, _ -> new ArrayList<>());
        // As an ETag, the digest has 32 hexadecimal characters.
        String digest = Ids.sha256(content).substring(0, 32);
        var object = new DropObject(key, "v" + ++drops, digest, content.length);
        all.add(object);
        contents.put(new Version(key, object.version()), content.clone());
        times.put(new Version(key, object.version()), clock.instant());
        return object;
    }

    @Override
    public void drop(String establishment, String name, byte[] content) {
        put(establishment + "/inbox/" + name, content);
    }

    synchronized boolean holds(DropObject object) {
        return contents.containsKey(new Version(object.key(), object.version()));
    }

    synchronized Instant droppedAt(DropObject object) {
        return times.getOrDefault(new Version(object.key(), object.version()), Instant.EPOCH);
    }

    synchronized void delete(DropObject object) {
        contents.remove(new Version(object.key(), object.version()));
        versions.getOrDefault(object.key(), new ArrayList<>()).removeIf(version -> version.version().equals(object.version()));
    }

    /** Keys with content, and their versions: {@code key@version}. */
    public synchronized Set<String> kept() {
        return contents.keySet().stream().map(v -> v.key() + "@" + v.version()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public synchronized Optional<DropObject> find(String key) {
        return Optional.ofNullable(versions.get(key)).filter(all -> !all.isEmpty()).map(List::getLast);
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
