package fr.passerelle.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A deployable package: a zip whose jars are under {@code lib/}, the layout of the managed Java runtimes.
 *
 * @param name of the function, e.g. {@code dmp-dispatch}
 */
record FunctionPackage(String name, Path zip) {

    /** Size of the zip in bytes. */
    long size() throws IOException {
        return Files.size(zip);
    }

    /** Its files, folders left out, heaviest first. */
    List<PackageEntry> entries() throws IOException {
        try (ZipFile open = new ZipFile(zip.toFile())) {
            return open.stream().filter(entry -> !entry.isDirectory()).map(PackageEntry::of).sorted().toList();
        }
    }

    /** Names of the files inside the jars of the package. */
    List<String> filesOfJars() throws IOException {
        var names = new ArrayList<String>();
        try (ZipFile open = new ZipFile(zip.toFile())) {
            for (ZipEntry jar : open.stream().filter(entry -> entry.getName().endsWith(".jar")).toList()) {
                try (var files = new ZipInputStream(open.getInputStream(jar))) {
                    for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                        names.add(file.getName());
                    }
                }
            }
        }
        return names;
    }

    /**
     * Unpacks the zip into a new folder, as the platform does under {@code /var/task}.
     *
     * @throws IOException also when an entry would land outside the folder
     */
    void explode(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipFile open = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : open.stream().filter(e -> !e.isDirectory()).toList()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(zip.getFileName() + " holds a path outside itself: " + entry.getName());
                }
                Files.createDirectories(target.resolve("..").normalize());
                try (InputStream in = open.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
    }
}
