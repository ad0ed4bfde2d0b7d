package fr.passerelle.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import fr.passerelle.core.port.PackageVault;
import fr.passerelle.core.port.StoreUnavailableException;

/** The vault in memory. */
public final class InMemoryVault implements PackageVault {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public void put(String path, Path content, String mediaType) {
        try {
            contents.put(path, Files.readAllBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException("file to put in the vault", e);
        }
    }

    @Override
    public void put(String path, byte[] content, String mediaType) {
        contents.put(path, content.clone());
    }

    @Override
    public Optional<InputStream> find(String path) {
        return Optional.ofNullable(contents.get(path)).map(ByteArrayInputStream::new);
    }

    @Override
    public InputStream open(String path) {
        byte[] content = contents.get(path);
        if (content == null) {
            throw new StoreUnavailableException("vault: nothing under " + path, null);
        }
        return new ByteArrayInputStream(content);
    }

    /** What was kept under a path is gone, as after its retention. */
    public void forget(String path) {
        contents.remove(path);
    }

    /** Paths written, sorted. */
    public Set<String> paths() {
        return new TreeSet<>(contents.keySet());
    }
}
