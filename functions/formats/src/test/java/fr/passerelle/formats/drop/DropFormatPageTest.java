package fr.passerelle.formats.drop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page integrators read shows the examples that the tests accept, to the letter. */
class DropFormatPageTest {
    static final List<String> EXAMPLES = DropExamples.NAMES;

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void thePageShowsTheExamplesAsTheyAre(String name) throws IOException {
        Path page = Path.of(System.getProperty("passerelle.root"), "docs", "drop-format.md");

        assertThat(Files.readString(page)).contains(new String(DropExamples.read(name), StandardCharsets.UTF_8));
    }
}
