package fr.passerelle.formats.drop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import fr.passerelle.core.reject.RejectCatalogue;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is done to a good descriptor, the reader answers with a drop or with faults that the catalogue can tell. */
class DropReaderProperties {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DropReader READER = new DropReader();
    private static final RejectCatalogue CATALOGUE = new RejectCatalogue();
    private static final List<String> VALUES = List.of("null", "true", "-1", "1e400", "3.0", "\"\"", "\" \"", "\"\\u0000\"", "[]", "{}",
            "[[]]", "\"2026-02-30\"", "\"2026-02-30T10:00\"", "99999999999999999999", "\"1750000018\"", "{\"$comment\":\"x\"}");

    @Property(tries = 500)
    void aMutatedDescriptorNeverThrows(@ForAll("examples") String example, @ForAll long seed) throws IOException {
        var random = new Random(seed);
        JsonNode root = MAPPER.readTree(DropExamples.read(example));
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutate(root, random);
        }
        answers(MAPPER.writeValueAsBytes(root));
    }

    @Property(tries = 300)
    void brokenBytesNeverThrow(@ForAll("examples") String example, @ForAll long seed) {
        var random = new Random(seed);
        byte[] json = DropExamples.read(example);
        for (int i = random.nextInt(4); i >= 0; i--) {
            json[random.nextInt(json.length)] = (byte) random.nextInt(256);
        }
        answers(json);
    }

    @Provide
    Arbitrary<String> examples() {
        return Arbitraries.of(DropExamples.NAMES);
    }

    private static void answers(byte[] json) {
        DropReading reading = READER.read(json, DropExamples.context());

        assertThat(reading.drop() == null).isEqualTo(!reading.faults().isEmpty());
        assertThat(reading.faults()).allSatisfy(fault -> assertThat(CATALOGUE.sentence(fault)).doesNotContain("{subject}", "{0}"));
        assertThat(reading.faults()).doesNotHaveDuplicates();
    }

    private static void mutate(JsonNode root, Random random) throws IOException {
        var places = new ArrayList<JsonNode>();
        collect(root, places);
        JsonNode value = MAPPER.readTree(VALUES.get(random.nextInt(VALUES.size())));
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object when !object.isEmpty() -> {
                String name = List.copyOf(object.properties()).get(random.nextInt(object.size())).getKey();
                switch (random.nextInt(3)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(name, value);
                    default -> object.set(name + "X", value);
                }
            }
            case ArrayNode array when !array.isEmpty() -> array.add(random.nextBoolean() ? value : array.get(0).deepCopy());
            default -> {
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }
}
