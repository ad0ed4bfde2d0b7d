package fr.passerelle.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import fr.passerelle.core.port.Disposal;
import fr.passerelle.core.port.DropBucket.DropObject;

/** Deletes from the vault and the drop bucket in memory. */
public final class InMemoryDisposal implements Disposal {
    private final InMemoryDropBucket drops;
    private final InMemoryVault vault;

    public InMemoryDisposal(InMemoryDropBucket drops, InMemoryVault vault) {
        this.drops = drops;
        this.vault = vault;
    }

    @Override
    public List<String> vaultPaths(String prefix) {
        return vault.paths().stream().filter(path -> path.startsWith(prefix)).toList();
    }

    @Override
    public void deleteFromVault(List<String> paths) {
        paths.forEach(vault::forget);
    }

    @Override
    public Optional<byte[]> dropped(DropObject object, int most) {
        if (!drops.holds(object)) {
            return Optional.empty();
        }
        try (InputStream in = drops.open(object)) {
            return Optional.of(in.readNBytes(most));
        } catch (IOException e) {
            throw new UncheckedIOException("drop bucket in memory", e);
        }
    }

    @Override
    public Optional<Dropped> newest(String key) {
        return drops.find(key).map(object -> new Dropped(object, drops.droppedAt(object)));
    }

    @Override
    public void deleteDropped(DropObject object) {
        drops.delete(object);
    }
}
