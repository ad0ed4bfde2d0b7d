package fr.passerelle.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Compares with a golden file; what was produced is left in {@code target/golden}, to be read and copied when a text changes on purpose. */
final class Golden {
    private Golden() {
    }

    /** @param actual what was produced, by name of golden file */
    static void assertSame(Map<String, String> actual) throws IOException {
        for (var produced : actual.entrySet()) {
            Path file = Path.of("target", "golden", produced.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines(produced.getValue()));
        }
        for (var produced : actual.entrySet()) {
            compare(produced.getKey(), lines(produced.getValue()));
        }
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static void compare(String name, String lines) throws IOException {
        try (InputStream golden = Golden.class.getResourceAsStream("golden/" + name)) {
            assertThat(golden).as("golden file %s", name).isNotNull();
            assertThat(lines).isEqualTo(new String(golden.readAllBytes(), UTF_8));
        }
    }
}
