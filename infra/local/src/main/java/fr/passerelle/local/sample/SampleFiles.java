package fr.passerelle.local.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import fr.passerelle.formats.json.Json;

/** The files of the sample day, kept as resources under {@code /sample-day/}. */
public final class SampleFiles {
    private SampleFiles() {
    }

    /** The manifest. */
    public static SampleDay day() {
        try {
            return Json.mapper().readValue(read("day.json"), SampleDay.class);
        } catch (IOException e) {
            throw new UncheckedIOException("sample-day/day.json", e);
        }
    }

    /** @throws IllegalArgumentException when the sample day has no such file */
    public static byte[] read(String path) {
        try (InputStream resource = SampleFiles.class.getResourceAsStream("/sample-day/" + path)) {
            if (resource == null) {
                throw new IllegalArgumentException("the sample day has no file " + path);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
