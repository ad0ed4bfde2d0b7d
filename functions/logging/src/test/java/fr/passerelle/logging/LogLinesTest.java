package fr.passerelle.logging;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/** What a line of the log of a function is: the filters of the template and the searches of docs/operations.md rely on it. */
class LogLinesTest {
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configure() throws Exception {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        context.setMDCAdapter(MDC.getMDCAdapter());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
    }

    @AfterEach
    void restore() {
        context.stop();
        System.setOut(before);
    }

    @Test
    void aLineIsOneJsonObjectWithItsLevelItsTextAndWhatItIsAbout() throws Exception {
        Logger log = context.getLogger("fr.passerelle.Example");
        try (var _ = MDC.putCloseable("message", "8d1c")) {
            log.error("message {} failed:\n{}", "8d1c", "IOException");
        }

        assertThat(lines()).singleElement().satisfies(line -> {
            JsonNode json = new ObjectMapper().readTree(line);
            assertThat(json.path("level").asText()).isEqualTo("ERROR");
            assertThat(json.path("formattedMessage").asText()).isEqualTo("message 8d1c failed:\nIOException");
            assertThat(json.at("/mdc/message").asText()).isEqualTo("8d1c");
            assertThat(json.path("timestamp").isNumber()).isTrue();
        });
    }

    @Test
    void whatALibraryFindsInADocumentIsNotWritten() {
        context.getLogger("org.apache.pdfbox.pdfparser.COSParser").error("object of a hospital's document");

        assertThat(lines()).isEmpty();
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
