package fr.passerelle.throughput;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import fr.passerelle.core.port.PackageVault;

/** What remains of the vault where nothing is far away: it knows where the files are, and copies none. */
public final class FilesVault implements PackageVault {
    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();

    @Override
    public void put(String path, Path content, String mediaType) {
        files.put(path, content);
    }

    @Override
    public void put(String path, byte[] content, String mediaType) {
        contents.put(path, content);
    }

    @Override
    public Optional<InputStream> find(String path) {
        return contents.containsKey(path) || files.containsKey(path) ? Optional.of(open(path)) : Optional.empty();
    }

    @Override
    public InputStream open(String path) {
        byte[] content = contents.get(path);
        if (content != null) {
            return new ByteArrayInputStream(content);
        }
        try {
            return Files.newInputStream(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a file outlive the folder it was put from. */
    void keep(String path, Path at) {
        try {
            files.put(path, Files.copy(file(path), at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a file put there is. */
    Path file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }
}
