package fr.passerelle.simulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sample files beside the tests. */
public final class TestFiles {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Z_]+)}");

    private TestFiles() {
    }

    public static String text(String name) {
        try (InputStream in = Objects.requireNonNull(TestFiles.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills the places {@code {NAME}} of a template, once: what is put there is not looked at again, and no base64 holds a brace. A place
     * without a value stays for later.
     */
    public static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    /** Replaces a text that must be there, so that a deviation that changes nothing fails its test. */
    public static String replace(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("not in the sample: " + from);
        }
        return text.replace(from, to);
    }
}
