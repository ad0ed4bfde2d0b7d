package fr.passerelle.core.reject;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import fr.passerelle.core.dispatch.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RejectCatalogueTest {
    private static final RejectCatalogue CATALOGUE = new RejectCatalogue();
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    static Stream<CatalogueEntry> entries() {
        return CATALOGUE.all().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyCodeHasASentenceAFixAndAnOwner(CatalogueEntry entry) {
        assertThat(entry.code()).matches("[A-Z][A-Z0-9_]*");
        assertThat(entry.text()).endsWith(".");
        assertThat(entry.fix()).endsWith(".");
        assertThat(entry.owner().label()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void argumentsAreNumberedFromZeroWithoutGap(CatalogueEntry entry) {
        var numbers = arguments(entry);
        assertThat(numbers).containsExactlyElementsOf(IntStream.range(0, numbers.size()).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aFilledSentenceHasNoPlaceholderLeft(CatalogueEntry entry) {
        List<String> values = arguments(entry).stream().map(n -> "valeur-" + n).toList();
        String sentence = CATALOGUE.sentence(new Reason(entry.code(), "/documents/0", values));
        assertThat(sentence).doesNotContain("{", "}");
        values.forEach(value -> assertThat(sentence).contains(value));
    }

    @Test
    void theSentenceNamesTheFieldAndWhatToDo() {
        assertThat(CATALOGUE.sentence(Reason.at("/documents/0/typeCode", "CODE_UNKNOWN", "99999-9", "JDV_J07"))).isEqualTo(
                "Le champ /documents/0/typeCode porte le code « 99999-9 », absent de la nomenclature JDV_J07. Employer un code de cette nomenclature.");
    }

    @Test
    void aCodeOutsideTheCatalogueIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CATALOGUE.entry("INVENTED")).withMessageContaining("INVENTED");
    }

    private static TreeSet<Integer> arguments(CatalogueEntry entry) {
        var numbers = new TreeSet<Integer>();
        ARGUMENT.matcher(entry.text() + entry.fix()).results().forEach(m -> numbers.add(Integer.valueOf(m.group(1))));
        return numbers;
    }
}
