package fr.passerelle.formats.pathway;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fr.passerelle.core.dispatch.Reason;
import fr.passerelle.core.pathway.PathwayReading;

import static org.assertj.core.api.Assertions.assertThat;

/** What is no plain YAML is refused with its place, and nothing is ever built or expanded. */
class YamlTextTest {
    private static final PathwayReader READER = new PathwayReader();

    @ParameterizedTest
    @ValueSource(strings = {"", "- a\n- b", "texte seul", "a: [", "a: b\na: c", "a: b\n---\na: b", "a: &x [1]\nb: *x", "a: &x 1", "b: *x",
            "a: !!java.net.URL [\"http://localhost\"]", "a: !perso b", "? [a]\n: b", "\ta: b", "a: \u0001", "<<: {a: b}\n<<: {c: d}"})
    void whatIsNoPlainYamlIsUnreadable(String yaml) {
        assertThat(codes(yaml)).containsExactly("YAML_UNREADABLE");
    }

    @Test
    void aBombOfAliasesIsRefusedBeforeItGrows() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        assertThat(codes(bomb.toString())).containsExactly("YAML_UNREADABLE");
    }

    @Test
    void aFileTooLongOrTooDeepIsRefused() {
        assertThat(codes("a: b\n#" + "x".repeat(YamlText.LARGEST))).containsExactly("YAML_UNREADABLE");
        assertThat(codes("a: " + "[".repeat(5_000) + "]".repeat(5_000))).containsExactly("YAML_UNREADABLE");
    }

    @Test
    void thePlaceOfTheErrorIsToldAndItsTextIsNot() {
        assertThat(read("id: x\ntitle: Mme DUPONT: née").faults()).singleElement().satisfies(fault -> {
            assertThat(fault.arguments()).singleElement().asString().contains("ligne 2").doesNotContain("DUPONT");
        });
    }

    @Test
    void anotherEncodingIsToldAsSuch() {
        assertThat(READER.read("title: Été".getBytes(StandardCharsets.ISO_8859_1)).faults())
                .containsExactly(Reason.of("YAML_UNREADABLE", "le texte n'est pas en UTF-8"));
    }

    @Test
    void aByteOrderMarkDoesNotMatter() {
        String text = Examples.texts().get("P01-sortie");
        assertThat(read("\uFEFF" + text).faults()).isEmpty();
    }

    @Property(tries = 500)
    void noBytesMakeTheReaderThrow(@ForAll("files") byte[] file) {
        PathwayReading reading = READER.read(file);
        assertThat(reading.pathway() == null).isEqualTo(!reading.faults().isEmpty());
    }

    /** Shipped examples with bytes replaced: close enough to be read, far enough to be wrong anywhere. */
    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<String> texts = Arbitraries.of(Examples.texts().values());
        return texts.flatMap(text -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return Arbitraries.integers().between(0, bytes.length - 1).list().ofMaxSize(5)
                    .flatMap(places -> Arbitraries.bytes().array(byte[].class).ofSize(5).map(values -> changed(bytes, places, values)));
        });
    }

    private static byte[] changed(byte[] bytes, List<Integer> places, byte[] values) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < places.size(); i++) {
            copy[places.get(i)] = values[i];
        }
        return copy;
    }

    private static PathwayReading read(String yaml) {
        return READER.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> codes(String yaml) {
        return read(yaml).faults().stream().map(Reason::code).toList();
    }
}
