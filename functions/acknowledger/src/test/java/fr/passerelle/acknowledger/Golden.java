package fr.passerelle.acknowledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** Results kept beside the tests, readable; each is held against the published schema too. What a test got is left in {@code target/golden}. */
final class Golden {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(read("result.schema.json"));

    private Golden() {
    }

    static void assertSame(String name, byte[] result) {
        String got = new String(result, StandardCharsets.UTF_8) + "\n";
        try {
            Path folder = Files.createDirectories(Path.of("target", "golden"));
            Files.writeString(folder.resolve(name), got);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(SCHEMA.validate(got, InputFormat.JSON)).isEmpty();
        assertThat(got).isEqualTo(read(name));
    }

    static String read(String name) {
        try (var data = Golden.class.getResourceAsStream(name)) {
            assertThat(data).as(name).isNotNull();
            return new String(data.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
