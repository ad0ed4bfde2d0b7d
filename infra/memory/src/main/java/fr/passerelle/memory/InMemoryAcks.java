package fr.passerelle.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import fr.passerelle.core.port.AckEvents;
import fr.passerelle.core.port.AckPlace;

/** Acknowledgements in memory, under {@code <establishment>/<name>}, and what was told of them. */
public final class InMemoryAcks implements AckPlace, AckEvents {
    private final Map<String, byte[]> contents = new ConcurrentSkipListMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public Optional<byte[]> find(String establishment, String name) {
        return Optional.ofNullable(contents.get(establishment + "/" + name)).map(byte[]::clone);
    }

    @Override
    public boolean write(String establishment, String name, byte[] message) {
        byte[] before = contents.putIfAbsent(establishment + "/" + name, message.clone());
        return before == null || Arrays.equals(before, message);
    }

    @Override
    public void tell(String establishment, String name) {
        told.add(establishment + "/" + name);
    }

    /** Names written, sorted. */
    public List<String> names() {
        return List.copyOf(contents.keySet());
    }

    /** Names told, in order. */
    public List<String> told() {
        return List.copyOf(told);
    }
}
