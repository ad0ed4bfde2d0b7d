package fr.passerelle.simulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Sample files beside the tests. */
public final class TestFiles {
    private TestFiles() {
    }

    public static String text(String name) {
        try (InputStream in = Objects.requireNonNull(TestFiles.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a text that must be there, so that a deviation that changes nothing fails its test. */
    public static String replace(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("not in the sample: " + from);
        }
        return text.replace(from, to);
    }
}
