package fr.passerelle.formats.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PatternTitlesTest {
    @ParameterizedTest
    @ValueSource(strings = {"drop/drop.schema.json", "appointment/appointment.schema.json", "patient/patient.schema.json",
            "json/establishment.schema.json", "consent/choice.schema.json",
            "desk/request.schema.json"})
    void noHospitalEverReadsARegularExpression(String path) throws IOException {
        try (InputStream schema = SchemaCheck.class.getResourceAsStream("/fr/passerelle/formats/" + path)) {
            assertThat(untitled(new ObjectMapper().readTree(schema), "")).isEmpty();
        }
    }

    private static List<String> untitled(JsonNode node, String pointer) {
        var found = new ArrayList<String>();
        if (node.path("pattern").isTextual() && !node.path("title").isTextual()) {
            found.add(pointer);
        }
        node.properties().forEach(field -> found.addAll(untitled(field.getValue(), pointer + "/" + field.getKey())));
        return found;
    }
}
