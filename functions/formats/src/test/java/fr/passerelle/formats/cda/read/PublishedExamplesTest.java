package fr.passerelle.formats.cda.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import fr.passerelle.core.dispatch.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** The published examples give the result of documents.md §11; they may not be copied here: {@code -Dpasserelle.cda.examples=<folder>}. */
@EnabledIfSystemProperty(named = "passerelle.cda.examples", matches = ".+")
class PublishedExamplesTest {
    private static Stream<Path> folder(String name) {
        try (var files = Files.list(Path.of(System.getProperty("passerelle.cda.examples")).resolve(name))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> conformant_examples_are_accepted() {
        return folder(".").map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            CdaReading reading = Cdas.read(Files.readAllBytes(file));
            assertThat(reading.faults()).isEmpty();
            assertThat(reading.document()).isNotNull();
        }));
    }

    @TestFactory
    Stream<DynamicTest> old_producers_are_refused_for_all_their_faults() {
        return folder("nonconform").map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            CdaReading reading = Cdas.read(Files.readAllBytes(file));
            assertThat(reading.faults()).extracting(Reason::code).contains("CDA_REQUIRED", "CDA_NAME_QUALIFIER", "CDA_TIME_OFFSET");
            assertThat(reading.faults()).extracting(Reason::subject).containsAll(List.of("/ClinicalDocument/setId",
                    "/ClinicalDocument/effectiveTime", "/ClinicalDocument/author/assignedAuthor/code"));
        }));
    }
}
