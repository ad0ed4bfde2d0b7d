package fr.passerelle.memory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import fr.passerelle.core.port.ResultPlace;

/** Results in memory, under {@code <establishment>/<name>}. */
public final class InMemoryResults implements ResultPlace {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public void write(String establishment, String name, byte[] json) {
        contents.put(establishment + "/" + name, json.clone());
    }

    /** The last answer written under {@code <establishment>/<name>}. */
    public Optional<byte[]> find(String key) {
        return Optional.ofNullable(contents.get(key)).map(byte[]::clone);
    }

    /** Keys written, sorted. */
    public Set<String> keys() {
        return new TreeSet<>(contents.keySet());
    }
}
