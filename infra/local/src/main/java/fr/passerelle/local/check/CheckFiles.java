package fr.passerelle.local.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a command line means. */
final class CheckFiles {
    private CheckFiles() {
    }

    /**
     * A file to read.
     *
     * @param named whether it was given by itself, and not found in a folder that may hold anything
     */
    record Given(Path file, boolean named) {}

    /**
     * Files as given; of a folder, all its files and those of its folders, in the order of their names.
     *
     * @throws IOException when one is not there
     */
    static List<Given> of(List<Path> paths) throws IOException {
        var files = new ArrayList<Given>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (var found = Files.walk(path)) {
                    found.filter(Files::isRegularFile).filter(CheckFiles::shown).sorted()
                            .forEach(file -> files.add(new Given(file, false)));
                }
            } else if (Files.isRegularFile(path)) {
                files.add(new Given(path, true));
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return files;
    }

    private static boolean shown(Path file) {
        return !file.getFileName().toString().startsWith(".");
    }
}
