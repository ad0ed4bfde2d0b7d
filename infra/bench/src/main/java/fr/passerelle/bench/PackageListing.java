package fr.passerelle.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a package holds, for people: the whole list for a file, one line for the build's output. */
record PackageListing(FunctionPackage deployable) {
    private static final double MEGABYTE = 1e6;
    private static final int HEAVIEST = 3;

    /** One line a file: bytes in the zip, then the name; the heaviest first. */
    List<String> lines() throws IOException {
        return deployable.entries().stream().map(entry -> "%10d %s".formatted(entry.packed(), entry.name())).toList();
    }

    /** Size, number of files and the heaviest of them. */
    String summary() throws IOException {
        List<PackageEntry> entries = deployable.entries();
        String heaviest = entries.stream().limit(HEAVIEST).map(entry -> entry.file() + " " + megabytes(entry.packed()))
                .collect(Collectors.joining(", "));
        return "%s: %s MB, %d files; heaviest %s".formatted(deployable.zip().getFileName(), megabytes(deployable.size()), entries.size(),
                heaviest);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }
}
