package fr.passerelle.bench;

import java.util.Comparator;
import java.util.zip.ZipEntry;

/**
 * One file of a package; the heaviest comes first.
 *
 * @param packed bytes in the zip
 */
record PackageEntry(String name, long packed) implements Comparable<PackageEntry> {
    private static final Comparator<PackageEntry> ORDER = Comparator.comparingLong(PackageEntry::packed).reversed()
            .thenComparing(PackageEntry::name);

    static PackageEntry of(ZipEntry entry) {
        return new PackageEntry(entry.getName(), entry.getCompressedSize());
    }

    /** Name of the file without its folder. */
    String file() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(PackageEntry other) {
        return ORDER.compare(this, other);
    }
}
