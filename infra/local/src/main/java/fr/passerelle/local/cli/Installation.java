package fr.passerelle.local.cli;

import java.nio.file.Path;

/** Where the files that come with the command line are; {@code ./passerelle} says so. */
final class Installation {
    private Installation() {
    }

    /** @param names from the root of the project or of the image */
    static Path file(String... names) {
        return Path.of(System.getProperty("passerelle.root", "."), names);
    }
}
