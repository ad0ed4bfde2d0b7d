package fr.passerelle.formats.pathway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PathwayPageTest {
    @Test
    void everyFieldOfTheSchemaIsExplainedToTheHospital() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("passerelle.root"), "docs/pathways.md"));
        JsonNode schema = new JsonMapper().readTree(PathwayReader.class.getResourceAsStream("pathway.schema.json"));
        assertThat(fields(schema.path("properties"))).hasSizeGreaterThan(25)
                .allSatisfy(name -> assertThat(page).containsPattern("`[a-z]*\\.?" + name + "(\\[\\])?`"));
        assertThat(fields(schema.at("/$defs/type/properties"))).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    /** Names of the fields, those of blocks without the name of their block. */
    private static Stream<String> fields(JsonNode properties) {
        return properties.properties().stream().flatMap(field -> field.getValue().has("properties")
                ? fields(field.getValue().path("properties"))
                : Stream.of(field.getKey()));
    }
}
